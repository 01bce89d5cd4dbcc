extension CodePages {
  /// S001 to S038 of the server: requests and the server itself.
  static let serving = #"""
    S001 The body of a request is no JSON; the byte is named.
      > {"rows": [{"x": 1}]}
    S002 A key stands twice in one record.
      > {"x": 1}
    S003 The JSON is nested too deep.
      > {"x": 1}
    S004 A value has another type than the model reads.
      > {"x": 1}
    S005 A row lacks columns that the model reads.
      > give every feature of the model; none may be `null`
    S006 The request has no rows.
      > {"rows": [{"x": 1}]}
    S007 The request has too many rows.
      > send fewer rows at a time
    S008 The body is too large.
      > send fewer rows at a time
    S009 The address has a part that is not a name.
      > POST /predict/loans
    S010 There is no endpoint of this name.
      > deploy "loans@production"
    S011 The address does not take this method.
      > use the method that the `Allow` header names
    S012 The body must be JSON, not compressed.
      > content-type: application/json
    S013 The server answers on 127.0.0.1 and to no other site's pages.
      > http://127.0.0.1:PORT/
    S014 The address needs the workspace's token.
      > authorization: Bearer TOKEN
    S015 The server has as many connections as it takes.
      > try again after the time that `Retry-After` names
    S016 The request is not HTTP/1.1.
      > send one Host header, and one length
    S017 The head of the request is too large.
      > send fewer or shorter headers
    S018 The body came too slowly.
      > send it again
    S019 There is no such address.
      > GET / lists them
    S030 The workspace's server cannot be started.
      > mlops serve                    # shows why
    S031 A server runs already, or its folder cannot be made.
      > mlops status
    S032 The port is taken, or the server may not listen on it.
      > mlops serve --port 0
    S033 The server does not answer.
      > mlops status
      > mlops stop
    S034 The server is of another version.
      > mlops stop
    S035 The inference log cannot be written.
      > free some space
    S036 An infinite number cannot be sent.
      > rows | filter is_finite(.x)
    S037 The server does not end.
      > mlops status
    S038 The server listens on 127.0.0.1, on a port from 1 to 65535.
      > mlops serve --port 8080
    """#
}
