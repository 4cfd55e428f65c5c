/// Words so common that they tell nothing of what a text is about, in lists by name.
enum Stopwords: String, CaseIterable {
  /// English function words.
  case english
  /// No word at all.
  case none

  /// The words, in small letters, with the apostrophe of ASCII.
  var words: Set<String> {
    switch self {
    case .none: []
    case .english: Stopwords.englishWords
    }
  }

  private static let englishWords = Set(
    (articles + pronouns + verbs + prepositions + conjunctions + adverbs).flatMap {
      $0.split(separator: " ").map(String.init)
    })

  private static let articles = ["a an the this that these those each every either neither another such same"]

  private static let pronouns = [
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers",
    "herself it its itself they them their theirs themselves who whom whose which what",
    "i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd",
    "it'll they're they've they'd they'll who's what's that's that'll there's here's where's let's",
  ]

  private static let verbs = [
    "am is are was were be been being have has had having do does did doing done will would shall should can could may",
    "might must ought isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't won't wouldn't shan't",
    "shouldn't can't cannot couldn't mightn't mustn't",
  ]

  private static let prepositions = [
    "about above across after against along among around at before behind below beneath beside between beyond by down",
    "during for from in inside into near of off on onto out outside over past since through throughout to toward",
    "towards under until up upon via with within without",
  ]

  private static let conjunctions = [
    "and but or nor so yet if unless although though because as while whereas whether than then else when where why how"
  ]

  private static let adverbs = [
    "again also already always any both ever few further here just more most much many never no not now of often once",
    "only other others own quite rather really still some too there very all",
  ]
}
