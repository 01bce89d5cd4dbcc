extension PersonalKind {
  static let birthDate = PersonalKind(
    "birth_date", "The day on which a person was born.",
    phrases: [
      "birth", "birthday", "birthdate", "birth date", "date of birth", "dob", "born", "geburtsdatum", "naissance",
      "nacimiento", "year of birth", "birth year",
    ], unlike: ["weight", "rate", "order", "country", "height", "control", "count"], named: 0.8,
    mayFit: { text in
      let groups = text.split { !$0.isNumber }
      return (1...3).contains(groups.count) && (4...8).contains(text.digits.count)
    })
}
