"""The labels and words of the generated statements."""

THEMES = ["Access", "Attainment", "Budgets", "Care planning", "Communication", "Data", "Families", "Leadership",
          "Partners", "Policy", "Quality", "Reporting", "Staff learning", "Strategy", "Transitions"]
AUTHORITIES = [first + " " + second
               for second in ["Council", "Region", "District", "Islands"]
               for first in ["Northern", "Southern", "Eastern", "Western", "Upper", "Lower", "Old", "New"]]
ROLES = ["head teacher", "team lead", "adviser", "teacher", "social worker", "officer", "carer", "manager"]

FIRST = ["early", "formal", "joint", "local", "shared", "informal", "national", "regular", "open", "public", "legal",
         "social", "secure", "fair", "digital", "rural", "urban", "annual", "ethical", "mobile"]
SECOND = ["advice", "challenge", "funding", "review", "support", "audit", "consent", "records", "access", "staff", "risk",
          "harm", "models", "policy", "appeal", "notice", "safety", "research", "standards", "training"]

WORDS = ("a about after again all and are as asked at be because been before better but by came can care carry "
         "child children data do each early every family find first for from gave go good had has have help how if "
         "in into is it keep know learn listen long made make many meeting more most move much need never new no not now "
         "of often on one only or other our out over own people place plan privacy pupil pupils right risk said school schools see "
         "shared should small so some staff start still support supported supporting takes team than that the their them "
         "then there these they things this time to together trust two under until up us was way we week well were what "
         "when where which who why will with without work working would year years young").split()
# One word in a hundred is one of these.
RARE = ("challenge challenged challenges Challenging unchallenged équité ÉQUITÉ inéquité don’t "
        "naïve Straße Øresund 日本 interoperability proportionality").split()


def tag_names(tags):
    """So many tags, the most frequent first. Neighbours share no word."""
    return [FIRST[number % 20] + " " + SECOND[(number + number // 20) % 20] for number in range(tags)]
