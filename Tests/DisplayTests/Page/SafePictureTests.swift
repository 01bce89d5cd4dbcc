import Testing

@testable import Display

/// Pictures of the file of outputs get into a page only when they cannot do anything.
@Suite struct SafePictureTests {
  @Test("Our charts are let in, with ids of their own.")
  func ours() throws {
    let x = ChartColumn("x", .numbers((1...30).map(Double.init)))
    let y = ChartColumn("y", .numbers((1...30).map { Double($0 % 3) }))
    let inputs = [ChartInput(x: x), ChartInput(x: x, y: y)]
    let outputs = try inputs.map { try Drawing(Chart.suited(to: .columns($0)), .columns($0)).svg() }
    for svg in outputs {
      let html = try #require(SafePicture.html(svg, place: 3))
      #expect(html.contains("picture-3-") && !html.contains("\"chart-"))
      #expect(html.contains("<title"))
    }
  }

  @Test(
    "Scripts, events, addresses and foreign elements are not.",
    arguments: [
      "<svg ><script>alert(1)</script></svg>", "<svg onload=\"alert(1)\"></svg>", "<svg ><a href=\"x\">a</a></svg>",
      "<svg ><image href=\"https://example.org\"/></svg>", "<svg ><rect style=\"fill:url(x)\"/></svg>",
      "<svg ><style>@import 'x';</style></svg>", "<svg ><rect fill=\"url(https://example.org)\"/></svg>",
      "<svg ><foreignObject></foreignObject></svg>", "<svg ><rect x=1></svg>", "<svg ><rect", "<p>no</p>",
      "<svg ><g xlink:href=\"x\"></g></svg>", "<svg ><rect style=\"position:fixed;top:0\"/></svg>",
      "<svg ><rect fill=\"&#117;rl(https://example.org)\"/></svg>",
      "<svg ><style>rect { fill: &#x75;rl(https://example.org) }</style></svg>",
      "<svg ><style media=\"all\">@import 'x';</style></svg>",
      "<svg ><style>rect { background: image-set('https://example.org/x.png' 1x) }</style></svg>",
    ])
  func foreign(_ svg: String) {
    #expect(SafePicture.html(svg, place: 1) == nil)
  }
}
