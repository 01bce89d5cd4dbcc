extension PersonalKind {
  static let address = PersonalKind(
    "address", "Where a person lives: a street, a postal code.",
    phrases: [
      "address", "street", "addr", "home address", "postcode", "post code", "postal code", "zip", "zipcode", "zip code",
      "plz", "strasse", "straße", "adresse", "direccion", "street address",
    ], unlike: ["ip", "email", "mail", "web", "mac", "url", "remote", "lights"], named: 0.5,
    mayFit: { $0.contains(where: \.isNumber) && (4...120).contains($0.count) })
}
