extension CodePages {
  /// F and D: frames, files and charts.
  static let frames = #"""
    F001 The frame has no column of this name. It is told before any row is read.
      | people | filter .agee > 3
      > people | filter .age > 3
    F002 Two columns would have one name.
      | people | rename plan: .age
      > people | rename years: .age
    F003 The values of a column do not fit together.
      | frame [{a: 1}, {a: "x"}]
      > frame [{a: 1}, {a: 2}]
    F010 What the types of columns make impossible, told before any row is read.
      | people | filter .age > "a"
      > people | filter .age > 3
    F011 The aggregate or verb takes another number of columns.
      | people | sort
      > people | sort .age
    F012 The function needs columns of another type.
      | people | group m: mean(.name)
      > people | group m: mean(.age)
    F013 The function needs a value, and it is none.
      | contains(none, "a")
      > contains("abc", "a")
    F014 The function has no result for this value. On columns it gives missing.
      | log(0)
      > log(1)
    F015 An integer result of a column needs more than 64 bits.
      | people | derive b: .age * 9_000_000_000_000_000_000 | collect
      > people | derive b: .age * 9_000_000_000_000_000_000.0 | collect
    F016 Nothing is compared with none on a column.
      > people | filter missing(.age)
    F017 An aggregate, a window or `desc` stands where it has no meaning.
      | people | derive d: desc(.age)
      > people | sort desc(.age)
    F018 There is no such function of columns.
      > mlops help                     # lists the functions
    F019 A window needs an order.
      | people | derive p: lag(.age)
      > people | derive p: lag(.age, order: .name)
    F020 The number or share of rows is not possible.
      | split(people, test: 200%)
      > split(people, test: 20%)
    F021 A column needs a name.
      > frame [{a: 1}]
    F022 The two columns have different types, so they never match.
      | join(people, frame([{age: "x"}]), on: .age)
      > join(people, frame([{age: 36}]), on: .age)
    F023 The expression has become too large.
      > divide it into several `derive`
    F024 No column is chosen.
      > people | select cols("a*")
    F025 `join` matches by columns, or by equalities of columns.
      | join(people, people, on: .age > 3)
      > join(people, people, on: .name)
    F026 `stratify:` needs a column with few values, `time:` one with times.
      > split people, test: 20%, stratify: .plan
    F027 A key stands more often than `expect:` allows.
      | both = concat(people, people)
      | join(people, both, on: .name, expect: "one_to_one") | collect
      > join(people, both, on: .name, expect: "one_to_many")
    F028 The query uses a `$name` that is no variable, or one that a query cannot take.
      | sql("select * from people where age > $limit")
      > limit = 18
      > sql("select * from people where age > $limit")
    F029 The database refuses the query.
      | sql("selec 1")
      > sql("select 1 as one")
    F030 The rows are not ready to be read.
      > tell the people who maintain mlops what you did
    F031 There is no such file.
      | load "missing.csv"
      > load "data/loans.csv"          # relative to the script, or to the folder at the prompt
    F032 The path is a folder.
      | load "."
      > load "data/*.csv"
    F033 There is no permission to read the file.
      > chmod u+r loans.csv
    F034 The file is empty.
      > see who writes it
    F035 The file has changed, or is gone, since it was loaded.
      > load it again
    F036 The file is of a kind that `load` does not read, or only a part of one.
      > save it as CSV, JSON lines or Parquet
    F037 A row has more or fewer fields than the header, or a quote is not closed.
      > mend the line that the message names
    F038 A value does not fit the type of its column.
      > load("a.csv", types: {zip: "text"})
    F039 Files that are loaded together have different columns or kinds.
      > load each alone, and join them with `concat`
    F040 The text of the file is in another encoding.
      > load("a.csv", encoding: "latin-1")
    F041 An option of `load` has no such value.
      | save(people, "people.csv")
      | load("people.csv", delimiter: "ab")
      > load("people.csv", delimiter: ";")
    F042 There is no room for a copy of the file.
      > free some space in the temporary folder
    F043 The path does not say what to write, or its folder is not there.
      | save(people, "people")
      > save(people, "people.csv")
    F044 The file cannot be written.
      > check the permissions and the room on the disk
    F045 The frames belong to two sessions.
      > load both in one session
    F046 A date lies past the calendar's end.
      > people | filter .age < 200
    F047 A query in a sandbox reads frames, and no files, settings or text that it runs as SQL.
      > load "people.csv" | sql "select count(*) as n from _"
    F050 `pivot` takes a column for the names, aggregates for the values, and columns for the keys.
      | people | pivot names: .plan, values: .age
      > people | pivot names: .plan, values: mean(.age), by: .name
    F051 `pivot` would make more columns than anybody reads.
      | frame(1..1_001 | map(i => {i: i})) | pivot names: .i, values: count()
      > frame(1..1_001 | map(i => {i: i})) | pivot names: .i, values: count(), columns: [1, 2]
    F052 The columns that become rows are of types that cannot stand in one column.
      | people | unpivot .name, .age
      > people | cast(age: text) | unpivot .name, .age
    F053 Only a list has elements, and only a record has fields.
      | people | derive c: .age.city
      > frame([{at: {city: "Ulm"}}]) | derive c: .at.city
    F054 An as-of join goes by a date, a time or a number that both frames have, and back in time.
      | asof_join(people, people, on: .name)
      > asof_join(people, people, on: .age)
    F055 The pattern cannot be read: patterns are RE2's.
      | people | filter matches(.name, "[a")
      > people | filter matches(.name, "[ab]")
    F056 The record has no field of this name. It is told before any row is read.
      | frame([{at: {city: "Ulm"}}]) | derive c: .at.citty
      > frame([{at: {city: "Ulm"}}]) | derive c: .at.city
    F057 The program of `through` could not be started, or ended with an error.
      | people | through "false"
      > people | through "cat"
    F058 The words of the program cannot be told apart.
      | people | through "cat 'a"
      > people | through "cat"
    F059 The program of `through` has written no rows.
      | people | through "true"
      > people | through "cat"
    F070 The Excel file has no sheet of this name.
      > load("book.xlsx", sheet: "Orders")
    F071 The cells of a sheet are written as Excel writes them.
      > load("book.xlsx", range: "B3:F200")
    F072 The sheet or the database holds no table.
      > load("book.xlsx", sheet: "Orders")
    F073 The SQLite file has several tables, or none of this name.
      > load("shop.sqlite", table: "orders")
    F074 The file is no whole SQLite database.
      > copy the file again
    F075 The address is of no kind that is read, or names no file, or holds a password.
      | load("ftp://host/a.csv")
      > load("https://host/a.csv")
    F076 There is nothing at this address.
      > check the address: host, bucket, folder and name
    F077 The server does not let us read the file.
      > load("s3://bucket/key.csv", access: {key: secret("KEY"), secret: secret("SECRET")})
    F078 The file on another machine cannot be read.
      > check the address and the network, and try again
    F079 The server does not prove who it is, or gives no way that others cannot read along.
      > SSL_CERT_FILE=own-ca.pem mlops
    F080 More bytes would be fetched than the cap allows.
      > load("https://host/a.csv", limit: 5GB)
    F081 This is no address of a database, or it holds a password.
      | connect("postgres://ada:geheim@127.0.0.1/shop")
      > connect("postgres://ada@127.0.0.1/shop", password: secret("SHOP"))
    F082 The database does not let this user in.
      > connect("postgres://ada@host/shop", password: secret("SHOP"))
    F083 The database cannot be reached.
      > check the host, the port and the network
    F084 The server has no database of this name.
      > check the name behind the last slash of the address
    F085 The database has no table of this name.
      > shop                           # shows its tables
    F086 A connected database refuses the query.
      > sql("select 1 as n", from: shop)
    F087 There is no secret of this name.
      | secret("NO_SUCH_SECRET")
      > install -m 600 -D /dev/stdin .mlops/secrets/NO_SUCH_SECRET
    F088 Others can read the file of the secret.
      > chmod 600 .mlops/secrets/NAME
    F089 The folder is no whole Delta or Iceberg table.
      > name the folder that has `_delta_log` or `metadata` in it
    F090 Parts cannot be written there: the folder already holds rows, or the path is a file.
      > save people, "parts/", partition: .plan, mode: "append"
    F091 Nothing is piped in.
      > load "-"     # in a script: mlops run SCRIPT < people.csv
    D001 This chart needs two columns.
      | plot(numbers, .x, kind: "scatter")
      > plot(numbers, .x, .y, kind: "scatter")
    D003 An axis of this chart takes numbers, dates or times.
      | plot(people, .name, kind: "histogram")
      > plot(people, .name, kind: "bars")
    D004 The length of a bar, the ends of a box and the colour of a cell are numbers.
      | plot(people, .name, .plan, kind: "bars")
      > plot(people, .name, .age, kind: "bars")
    D005 The chart is drawn from something else: columns, the report of `evaluate`, or a model.
      > plot report, "roc"
      > plot model
    D006 The chart is of classes, and the model tells numbers.
      > plot report, "residuals"
    D007 The chart is of numbers, and the model tells classes.
      | plot(evaluate(model, numbers, seen: true), "residuals")
      > plot(evaluate(model, numbers, seen: true), "calibration")
    F100 A contract asks for nothing.
      | contract()
      > contract(.age > 0)
    F101 The key of `hash` is too short to keep anything secret.
      | hash("ada", "key")
      > hash("ada", "a text that nobody guesses")
    F102 The columns of `on:` do not tell the rows of one side apart.
      | diff(people, (people | derive name: "ada"), on: .name)
      > diff(people, people, on: .name)
    F103 The text does not name a snapshot.
      | snapshot("people@first")
      > snapshot(people, "people")
    F104 There is no snapshot of this name or number.
      | snapshot("people@7")
      > snapshot(people, "people")
    F105 The two sides have no column in common that can be compared.
      | diff(people, numbers)
      > diff(people, people)
    """#
}
