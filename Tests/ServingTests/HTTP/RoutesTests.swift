import NIOHTTP1
import Testing

@testable import Serving

@Suite struct RoutesTests {
  static let routes = Routes([
    Route(.GET, "/health", role: .reader, .quick { _ in Answer(body: []) }),
    Route(.POST, "/models/*/predict", role: .predictor, .quick { _ in Answer(body: []) }),
    Route(.GET, "/models/*", role: .reader, .quick { _ in Answer(body: []) }),
  ])

  static func refusal(_ method: HTTPMethod, _ path: String) -> Refusal? {
    do { _ = try routes.find(method, path) } catch { return error as? Refusal }
    return nil
  }

  @Test("A path finds its route and gives the names in it; a query is ignored.")
  func finds() throws {
    #expect(try Self.routes.find(.POST, "/models/loans/predict?x=/../").1 == ["loans"])
    #expect(try Self.routes.find(.HEAD, "/health").0.method == .GET)
  }

  @Test(
    "Names that could be paths, and anything that is encoded, get 400.",
    arguments: [
      "/models/../x/predict", "/models/%2e%2e/predict", "/models/..%2f/predict", "/models//predict",
      "/models/.hidden/predict", "/models/a b/predict", "/models/loans/predict/", "models/loans/predict", "*",
      "http://127.0.0.1/health", "/models/a\u{0}/predict", "/models/é/predict", "/models/a;b/predict",
      "/models/\(String(repeating: "a", count: 101))/predict", "",
    ])
  func badNames(path: String) {
    #expect(Self.refusal(.POST, path)?.status == 400)
  }

  @Test("An unknown address gets 404, a known one under another method 405 with the methods that it has.")
  func unknown() {
    #expect(Self.refusal(.GET, "/")?.status == 404)
    #expect(Self.refusal(.GET, "/nothing")?.status == 404)
    let refusal = Self.refusal(.DELETE, "/models/loans/predict")
    #expect(refusal?.status == 405)
    #expect(refusal?.headers.first { $0.0 == "allow" }?.1 == "POST")
    #expect(Self.refusal(.POST, "/health")?.headers.first?.1 == "GET, HEAD")
  }
}
