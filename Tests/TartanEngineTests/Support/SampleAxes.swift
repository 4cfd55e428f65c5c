import TartanModel
import TartanPlan

extension Sample {
  func themeAxis() -> AxisPlan { labelAxis(.single(SampleField.theme), SampleField.theme, "theme", themeCount) }

  func tagAxis(top: Int? = nil) -> AxisPlan {
    labelAxis(.multi(SampleField.tag), SampleField.tag, "tag", tagCount, top: top)
  }

  private func labelAxis(
    _ source: AxisSource, _ field: FieldID, _ title: String, _ count: Int, top: Int? = nil
  ) -> AxisPlan {
    let items = (0..<count).map { label in
      AxisItem(name: "\(title) \(label)", set: .labels(field, [LabelID(label)]), term: "\(title):\(label)")
    }
    return AxisPlan(source: source, title: title, items: items, top: top)
  }

  /// Axes of every shape: single, multi, cut down, with parents that cover their children, numbers, dates, free sets.
  var axes: [AxisPlan] {
    let parents = [
      SetPlan.labels(SampleField.tag, [LabelID(0), LabelID(1), LabelID(2)]), .labels(SampleField.tag, [LabelID(1)]),
      .labels(SampleField.tag, [LabelID(2), LabelID(4)]), .labels(SampleField.tag, []),
    ]
    let families = [
      SetPlan.labels(SampleField.theme, [LabelID(0), LabelID(1)]), .labels(SampleField.theme, [LabelID(1)]),
      .labels(SampleField.theme, [LabelID(3)]),
    ]
    let years = (2009..<2022).map {
      SetPlan.number(SampleField.year, NumberInterval(lower: Double($0), upper: Double($0)))
    }
    let seasons = stride(from: Int32(0), to: 900, by: 90).map { SetPlan.date(SampleField.date, $0...$0 + 79) }
    let free = [
      SetPlan.wording(SampleField.text, .contains("challeng")), .not(.labels(SampleField.tag, [LabelID(1)])),
      .and([.labels(SampleField.theme, [LabelID(1)]), .missing(SampleField.role)]), .nothing,
    ]
    return [
      themeAxis(), tagAxis(),
      axis(.single(SampleField.theme), "theme, cut down", [2, 0].map { .labels(SampleField.theme, [LabelID($0)]) }),
      axis(.multi(SampleField.tag), "tag, cut down", [5, 1].map { .labels(SampleField.tag, [LabelID($0)]) }),
      axis(.multi(SampleField.tag), "parents", parents), axis(.single(SampleField.theme), "families", families),
      axis(.single(SampleField.year), "years", years), axis(.single(SampleField.date), "seasons", seasons),
      axis(.sets, "sets", free), axis(.sets, "nothing", []),
    ]
  }

  private func axis(_ source: AxisSource, _ title: String, _ sets: [SetPlan]) -> AxisPlan {
    AxisPlan(
      source: source, title: title,
      items: sets.enumerated().map { AxisItem(name: "\(title) \($0.offset)", set: $0.element, term: "") }, top: nil)
  }
}
