import Testing
import TartanEngine
import TartanModel
import TartanPlan

@Suite struct ValueTests {
  private func statement(
    _ id: String, theme: Int? = nil, tags: [Int] = [], year: Double? = nil, days: ClosedRange<Int32>? = nil,
    text: String = ""
  ) -> SampleStatement {
    SampleStatement(id: id, theme: theme, tags: tags, role: nil, year: year, days: days, text: text)
  }

  @Test func eachKindOfFieldGivesItsValueOrNone() {
    let full = statement("S1", theme: 1, tags: [0, 2], year: 2019, days: 18262...18262, text: "Wording")
    let sample = Sample([full, statement("")], themes: 2, tags: 3, roles: 1)
    let value = { (field: FieldID, row: Int) in sample.dataset.value(of: field, row: row) }
    #expect(value(SampleField.id, 0) == .text("S1"))
    #expect(value(SampleField.theme, 0) == .labels([LabelID(1)]))
    #expect(value(SampleField.tag, 0) == .labels([LabelID(0), LabelID(2)]))
    #expect(value(SampleField.year, 0) == .number(2019))
    #expect(value(SampleField.date, 0) == .date("2020-01-01"))
    #expect(value(SampleField.text, 0) == .text("Wording"))
    for field in 0..<7 { #expect(value(FieldID(field), 1) == .missing) }
  }

  @Test(
    arguments: [
      (0...0, "1970-01-01"), (18262...18627, "2020"), (18262...18292, "2020-01"), (18293...18321, "2020-02"),
      (18321...18321, "2020-02-29"), (-1...(-1), "1969-12-31"), (11016...11016, "2000-02-29"),
      (18262...18263, "2020-01-01..2020-01-02"), (-719_528...(-719_163), "0000"),
      (18262...18321, "2020-01-01..2020-02-29"),
    ] as [(ClosedRange<Int32>, String)]) func datesAreWrittenAsShortAsTheyCanBe(
      _ days: ClosedRange<Int32>, _ text: String
    )
  {
    #expect(CivilDate.text(of: days) == text)
  }

  @Test func daysFollowEachOtherThroughEveryMonthAndLeapYear() {
    var last = CivilDate(daysSince1970: -800_000)
    for days in Int32(-799_999)...800_000 {
      let date = CivilDate(daysSince1970: days)
      if date.day == 1 {
        #expect(date.month == last.month % 12 + 1)
        #expect(date.year == last.year + (date.month == 1 ? 1 : 0))
      } else if date.day != last.day + 1 || date.month != last.month || date.year != last.year {
        Issue.record("\(last.text) is followed by \(date.text)")
      }
      last = date
    }
  }

  @Test func aNumberFieldIsSummedUpWhateverTheOrder() throws {
    let years = [2019, 2010, nil, 2015.5, 2010, 2021]
    let sample = Sample(years.map { statement("", year: $0) }, themes: 1, tags: 1, roles: 1)
    let summary = try sample.executor().summary(of: SampleField.year, within: Bitmap(all: 6))
    #expect(summary.count == 5)
    #expect(summary.missing == 1)
    #expect(summary.minimum == 2010)
    #expect(summary.maximum == 2021)
    #expect(summary.mean == 2015.1)
    #expect(summary.median == 2015.5)
    let even = try sample.executor().summary(of: SampleField.year, within: Bitmap(rows: [0, 1, 2, 3, 4], of: 6))
    #expect(even.median == 2012.75)
    let none = try sample.executor().summary(of: SampleField.year, within: Bitmap(rows: [2], of: 6))
    #expect(none.count == 0)
    #expect(none.missing == 1)
    #expect(none.minimum == nil)
    #expect(none.mean == nil)
    #expect(none.median == nil)
  }

  @Test func aMeanDoesNotLoseSmallNumbersBesideLargeOnes() throws {
    let numbers: [Double] = [1e16, 1, 1, -1e16]
    for order in [[0, 1, 2, 3], [3, 2, 0, 1]] {
      let sample = Sample(order.map { statement("", year: numbers[$0]) }, themes: 1, tags: 1, roles: 1)
      #expect(try sample.executor().summary(of: SampleField.year, within: Bitmap(all: 4)).mean == 0.5)
    }
  }

  @Test func distinctValuesComeAscendingWithTheirCounts() throws {
    let sample = Sample.random(500, seed: 70)
    let base = Bitmap(rows: sample.rows.filter { $0 % 3 != 0 }, of: 500)
    let rows = base.rows.map { sample.statements[$0] }
    let years = Set(rows.compactMap(\.year)).sorted()
    let numbers = try sample.executor().distinctNumbers(of: SampleField.year, within: base)
    #expect(numbers.map(\.value) == years)
    #expect(numbers.map(\.count) == years.map { year in rows.count { $0.year == year } })
    let dates = try sample.executor().distinctDates(of: SampleField.date, within: base)
    #expect(dates.reduce(0) { $0 + $1.count } == rows.count { $0.days != nil })
    #expect(Set(dates.map(\.days)) == Set(rows.compactMap(\.days)))
    #expect(zip(dates, dates.dropFirst()).allSatisfy { $0.days.lowerBound <= $1.days.lowerBound })
  }

  @Test func rowsWithoutKeysStandInTheOrderOfTheFile() throws {
    let sample = Sample.random(300, seed: 71)
    let set = Bitmap(rows: [5, 200, 7], of: 300)
    #expect(try sample.executor().rows(in: set) == [5, 7, 200])
    #expect(try sample.executor().rows(in: set, limit: 2) == [5, 7])
  }

  @Test func identitiesSortByNumberAndStatementsWithoutAValueComeLast() throws {
    let ids = ["S2", "10", "9", "", "S10", "-1", "009"]
    let sample = Sample(ids.map { statement($0) }, themes: 1, tags: 1, roles: 1)
    let sorted = { (descending: Bool) in
      try sample.executor().rows(
        in: Bitmap(all: ids.count), sortedBy: [SortKey(SampleField.id, descending: descending)]
      ).map { ids[$0] }
    }
    #expect(try sorted(false) == ["-1", "009", "9", "10", "S10", "S2", ""])
    #expect(try sorted(true) == ["S2", "S10", "10", "9", "009", "-1", ""])
  }

  @Test func anotherOrderOfTheFileChangesNoSortedList() throws {
    var random = SeededGenerator(seed: 72)
    let statements = (0..<400).map { row in
      statement(
        "S\(row)", theme: random.chance(0.1) ? nil : random.below(4), tags: (0..<4).filter { _ in random.chance(0.4) },
        year: random.chance(0.1) ? nil : Double(random.below(5)),
        days: random.chance(0.1) ? nil : 1...Int32(1 + random.below(5)),
        text: random.element(of: ["", "b", "a", "ab"]))
    }
    let shuffled = statements.shuffled(using: &random)
    for field in [SampleField.theme, SampleField.tag, SampleField.year, SampleField.date, SampleField.text] {
      for descending in [false, true] {
        for limit in [0, 1, 10, 1000] {
          let lists = try [statements, shuffled].map { order in
            try Sample(order, themes: 4, tags: 4, roles: 1).executor().rows(
              in: Bitmap(all: 400), sortedBy: [SortKey(field, descending: descending)], limit: limit
            ).map { order[$0].id }
          }
          #expect(lists[0] == lists[1])
          #expect(lists[0].count == min(limit, 400))
        }
      }
    }
  }

  @Test func theFirstRowsOfAnOrderAreThoseOfTheWholeOrder() throws {
    let sample = Sample.random(20_000, seed: 73)
    let keys = [SortKey(SampleField.tag, descending: true), SortKey(SampleField.year)]
    let all = try sample.executor().rows(in: Bitmap(all: 20_000), sortedBy: keys)
    let some = try sample.executor().rows(in: Bitmap(all: 20_000), sortedBy: keys, limit: 25)
    #expect(Array(all.prefix(25)) == some)
    #expect(all.count == 20_000)
  }

  @Test func aRaisedFlagStopsASort() {
    let sample = Sample.random(100, seed: 74)
    let stop = StopFlag()
    stop.raise()
    #expect(throws: EngineFailure.stopped) {
      try Executor(sample.dataset, stop: stop).rows(in: Bitmap(all: 100), sortedBy: [SortKey(SampleField.year)])
    }
  }
}
