extension CodePages {
  /// H: requests over HTTP, and the server seen from outside; B: the server in the background itself.
  static let serving = #"""
    H001 The body of a request is no JSON; the byte is named.
      > {"rows": [{"x": 1}]}
    H002 A key stands twice in one record.
      > {"x": 1}
    H003 The JSON is nested too deep.
      > {"x": 1}
    H004 A value has another type than the model reads.
      > {"x": 1}
    H005 A row lacks columns that the model reads.
      > give every feature of the model; none may be `null`
    H006 The request has no rows.
      > {"rows": [{"x": 1}]}
    H007 The request has too many rows.
      > send fewer rows at a time
    H008 The body is too large.
      > send fewer rows at a time
    H009 The address has a part that is not a name.
      > POST /predict/loans
    H010 There is no endpoint of this name.
      > deploy "loans@production"
    H011 The address does not take this method.
      > use the method that the `Allow` header names
    H012 The body must be JSON, not compressed.
      > content-type: application/json
    H013 The server answers on 127.0.0.1 and to no other site's pages.
      > http://127.0.0.1:PORT/
    H014 The address needs the workspace's token.
      > authorization: Bearer TOKEN
    H015 The server has as many connections as it takes.
      > try again after the time that `Retry-After` names
    H016 The request is not HTTP/1.1.
      > send one Host header, and one length
    H017 The head of the request is too large.
      > send fewer or shorter headers
    H018 The body came too slowly.
      > send it again
    H019 There is no such address.
      > GET / lists them
    H020 The server could not answer a request; the reason stands in its log.
      > mlops status                   # names the log
    H030 The workspace's server cannot be started.
      > mlops serve                    # shows why
    H031 The folder of the server cannot be made.
      > look at the permissions of the workspace's folder
    H032 The port is taken, or the server may not listen on it.
      > mlops serve --port 0
    H033 The server does not answer.
      > mlops status
      > mlops stop
    H034 The server is of another version.
      > mlops stop
    H035 The inference log cannot be written.
      > free some space
    H036 An infinite number cannot be sent.
      > rows | filter is_finite(.x)
    H037 The server does not end.
      > mlops status
    B001 A server runs already in this workspace.
      > mlops status
    B002 The server listens on 127.0.0.1, on a port from 1 to 65535.
      > mlops serve --port 8080
    """#
}
