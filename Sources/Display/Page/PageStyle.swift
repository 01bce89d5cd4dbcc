/// How a page looks, by day and by night; a test measures the contrast of every pair of colours.
enum PageStyle {
  /// Names of colours with their light and dark values.
  static let colors: [(name: String, light: String, dark: String)] = [
    ("page", "#ffffff", "#16181c"), ("ink", "#1c1e21", "#e8eaed"), ("soft", "#555b63", "#a8b0b8"),
    ("panel", "#f5f6f8", "#1f2228"), ("line", "#d5d9de", "#383d45"), ("link", "#0b57b0", "#8ab8f5"),
    ("bad", "#a8071a", "#ff9c96"), ("warn", "#7a4a00", "#f0c36a"), ("good", "#0a6b3d", "#6fd3a0"),
    ("number", "#0a5c80", "#7cc7e8"), ("text", "#1a6b2f", "#8fd19e"), ("word", "#8a2a8f", "#e0a3e6"),
    ("column", "#7a4a00", "#f0c36a"), ("verb", "#0b57b0", "#8ab8f5"), ("comment", "#555b63", "#a8b0b8"),
  ]

  static let sheet: String = {
    let light = colors.map { "--\($0.name):\($0.light)" }.joined(separator: ";")
    let dark = colors.map { "--\($0.name):\($0.dark)" }.joined(separator: ";")
    return ":root{color-scheme:light dark;\(light)}\n@media (prefers-color-scheme: dark){:root{\(dark)}}\n" + rules
  }()

  private static let rules = """
    *{box-sizing:border-box}
    html{font:16px/1.55 system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;color:var(--ink);background:var(--page)}
    body{margin:0 auto;max-width:76rem;padding:1.5rem;display:grid;grid-template-columns:14rem minmax(0,1fr);gap:0 2.5rem}
    header,footer{grid-column:1/-1}
    h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}
    h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .6rem}
    h3{font-size:1.1rem;margin:1.4rem 0 .4rem}
    p,ul,ol,blockquote{margin:.6rem 0;max-width:46rem}
    a{color:var(--link)}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px}
    .skip{position:absolute;left:-100rem}
    .skip:focus{left:1rem;top:1rem;background:var(--page);padding:.5rem}
    .facts,.note,footer{color:var(--soft);font-size:.875rem}
    nav{position:sticky;top:1rem;align-self:start;max-height:95vh;overflow:auto;font-size:.9rem}
    nav h2{font-size:.9rem;margin:1.8rem 0 .4rem;color:var(--soft)}
    nav ol{list-style:none;margin:0;padding:0}
    nav li{margin:.25rem 0}
    nav li.sub{padding-left:1rem}
    nav a{text-decoration:none}
    nav a:hover{text-decoration:underline}
    .state{color:var(--warn);font-weight:600}
    pre,code{font-family:ui-monospace,'SF Mono','DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:.875rem}
    p code,li code{background:var(--panel);padding:.1em .3em;border-radius:3px}
    pre{margin:.6rem 0;padding:.7rem .9rem;overflow-x:auto;line-height:1.45;border-radius:6px}
    pre.code{background:var(--panel);border:1px solid var(--line)}
    pre.text{padding:.2rem .9rem}
    pre.error{color:var(--bad);border:1px solid var(--bad)}
    .stale{border-left:4px solid var(--warn);padding:.2rem .9rem;margin:.6rem 0}
    .stale p{margin:.1rem 0}
    .stale p:first-child{color:var(--warn);font-weight:600}
    .table{overflow:auto;max-height:32rem;margin:.6rem 0;max-width:100%}
    table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
    th,td{padding:.25rem .7rem;text-align:left;white-space:nowrap;border-bottom:1px solid var(--line)}
    thead th{position:sticky;top:0;background:var(--page)}
    .right{text-align:right}
    .types td{color:var(--soft);font-style:italic;font-size:.8125rem}
    .missing{color:var(--soft)}
    .missing span{font-size:.8125rem;font-style:italic}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    figure{margin:.6rem 0}
    figure svg{max-width:100%;height:auto}
    blockquote{border-left:3px solid var(--line);padding-left:1rem;color:var(--soft)}
    hr{border:0;border-top:1px solid var(--line)}
    .h-number,.h-truth{color:var(--number)}.h-text{color:var(--text)}.h-keyword{color:var(--word)}
    .h-column{color:var(--column)}.h-callable{color:var(--verb)}.h-comment{color:var(--comment)}
    .h-error,.h-open{color:var(--bad)}
    @media (max-width:60rem){body{display:block;padding:1rem}nav{position:static;max-height:none}}
    @media print{body{display:block}nav,.skip{display:none}.table{max-height:none}pre{white-space:pre-wrap}}
    """
}
