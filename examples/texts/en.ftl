### classroom

classroom-title = Classroom quiz
classroom-about = A quiz in teams with a scoreboard; attendance and answers as CSV.
classroom-keeps = Names, teams, when somebody came and what she answered.
classroom-csv = Questions as CSV: question, right answer, others
classroom-csv-note = Left empty, the quiz asks three sample questions in the Space’s language.
# The commas between the columns stay as they are, here and in the other columns.
classroom-sample =
    question,right answer,others
    Which planet has the most moons?,Saturn,Mars,Venus,Mercury
    What does a plant take from the air?,Carbon dioxide,Nitrogen,Helium,Argon
    Who wrote the Preface to the Orchid Pavilion?,Wang Xizhi,Li Bai,Du Fu,Su Shi
classroom-team-orchids = Orchids
classroom-team-cranes = Cranes
classroom-team-pines = Pines
classroom-lead = Lead the quiz
classroom-not-teacher = The teacher leads the quiz from here.
classroom-act-next = Next question
classroom-act-close = Close the question
classroom-act-again = Begin again
classroom-act-attendance = Attendance
classroom-act-answers = Answers
classroom-question = Question { $number }
classroom-closed = This question is closed.
classroom-first-counts = Your first answer counts.
classroom-taken = Your answer is in.
classroom-scores = Scores
classroom-points = Points
classroom-answers-so-far =
    { $answers ->
        [one] { $answers } answer so far
       *[other] { $answers } answers so far
    }
classroom-attendance-columns = name,team,came at
classroom-answers-columns = name,team,question,answer,right
classroom-right-yes = yes
classroom-right-no = no

### assembly

assembly-title = Assembly
assembly-about = One organisation, one vote: motions, seats that light with each stance, minutes nobody can change.
assembly-keeps = Which visitor speaks for which organisation, and each organisation's stance on each motion.
assembly-members = Members: organisation, word
assembly-members-note = Left empty, four sample organisations are members.
assembly-quorum = Members who must vote
# The comma between the columns stays as it is. Delegates type the word.
assembly-sample =
    organisation,word
    Kiln Cooperative,clay
    River School,reed
    Hill Clinic,moss
    Tea Growers,leaf
assembly-stance-for = For
assembly-stance-against = Against
assembly-stance-abstain = Abstain
assembly-stances = Stances
assembly-motion = Motion { $number }
assembly-none = No motion yet.
assembly-ballot = Your vote
assembly-voted = { $name } has voted already.
assembly-vote-closed = The vote is closed.
assembly-join = Speak for an organisation, with its word
assembly-word-unknown = No member has this word. Ask the chair for it.
assembly-put = The chair puts a motion
assembly-put-refused = A host puts a motion, with its words, when none is open.
assembly-is-put = Motion { $number }: { $motion }
assembly-close = The chair closes the vote
assembly-close-refused = A host closes the vote that is open.
assembly-minutes = The minutes, as a file
assembly-counts = { $for } for, { $against } against, { $abstain } abstain
assembly-carried = Motion { $number } is carried: { assembly-counts }.
assembly-rejected = Motion { $number } is rejected: { assembly-counts }.
assembly-no-quorum = Motion { $number } has no quorum: { assembly-counts }, and { $quorum } of { $members } members have to vote.

### stage

stage-title = A show
stage-about = A short show with curtain, light and sound at the same second for everybody, and applause.
stage-keeps = Nothing about you.
stage-show = Invites everybody to a seat, and begins the show
stage-on = The show is on; please take a seat.
stage-play = The moon over the river 江上月
stage-invitation = “{ $play }” begins. Take a seat?
stage-applause = Applause
stage-curtain = Curtain
stage-light = Stage light

### ward

ward-notice = Training, not a medical device.
ward-title = Ward simulation
ward-about = A patient with a live monitor, a checklist and a debrief. { ward-notice }
ward-keeps = Who did which step of an exercise and when, until the next one begins.

# What stands there.
ward-thing-bed = bed
ward-thing-pillow = pillow
ward-thing-patient = patient
ward-thing-blanket = blanket
ward-thing-monitor = monitor
ward-thing-checklist = checklist

# The monitor.
ward-monitor = Monitor
ward-now = now
ward-stable = Stable
ward-alarm = Alarm: { $vital }
ward-last-minute = Last minute
ward-pulse = pulse
ward-saturation = saturation
ward-pressure = pressure
ward-unit-pulse = beats/min
ward-unit-saturation = %
ward-unit-pressure = mmHg

# The instructor's panel.
ward-instruct = Change the patient's state (instructor)
ward-instructor-only = The instructor changes the patient's state from here.
ward-instructor = Instructor
ward-slider-pulse = Pulse
ward-slider-saturation = Saturation
ward-slider-pressure = Systolic pressure
ward-button-set = Set
ward-button-debrief = Debrief
ward-button-new_exercise = New exercise

# The checklist.
ward-checklist = Checklist
ward-step = Step
ward-when-who = When, who
ward-when = { $seconds } s, { $who }
ward-did-hands = Hands washed
ward-did-identity = Patient identified
ward-did-airway = Airway checked
ward-did-oxygen = Oxygen given
ward-did-doctor = Doctor called
ward-did-set = pulse set to { $pulse }, saturation set to { $saturation }, pressure set to { $pressure }

# The debrief.
ward-file = debrief.csv
ward-column-seconds = seconds
ward-column-who = who
ward-column-what = what

### shop

shop-title = Tea shop
shop-about = Three tea sets in several glazes, with basket, order and receipt. Payments are tests.
shop-keeps = What is in a visitor's basket, and what she has ordered, without her name.
shop-wares = Set, glaze, colour, price, pieces, as CSV
shop-wares-note = Left empty, the shop sells three sample sets, named in the Space’s language. A line after the first: Moon,Celadon,#9fb8a0,68,4
shop-currency = Currency
# The commas between the columns stay as they are, here and in the other columns.
shop-sample =
    set,glaze,colour,price,pieces
    Moon,Celadon,#9fb8a0,68,4
    Moon,Tenmoku,#3a2a22,72,1
    Crane,Sky blue,#8fb8c6,96,2
    Crane,Moon white,#e8e4d8,90,2
    River,Copper red,#a5452f,120,1
    River,Tea dust,#6b6a3a,104,3

# What stands there.
shop-shelf = { $set } shelf
shop-tea-set = { $set } tea set
shop-counter = Counter
shop-lantern = Lantern

# What is for sale.
shop-price = { NUMBER($amount, minimumFractionDigits: 2, maximumFractionDigits: 2) } { $currency }
shop-prices = Tea sets
shop-prices-columns = Set,Price,Left
shop-left =
    { $left ->
        [0] sold out
       *[other] { $left }
    }

# Before a tea set.
shop-look = Look at this tea set
shop-glaze = Glaze
shop-show = Show it so
shop-take = Into the basket
shop-taken = { $ware }, { shop-price }: it is in your basket, at the counter.

# At the counter.
shop-basket = Your basket
shop-basket-columns = Set,Pieces
shop-full = Payments are tests: no money moves.
shop-nothing = It is empty. Click a tea set.
shop-order = Order
shop-empty = Empty it
shop-orders = Orders as CSV
shop-orders-file = orders.csv
shop-orders-columns = order,at,wares,total,payment

# An order.
shop-ordered-nothing = Your basket is empty. Nothing was ordered.
shop-too-few = { $ware }: so many are not left. Nothing was ordered.
shop-ordered = Order { $number } is taken: { $payment }.
# Year, month and day, which all who read English read alike.
shop-time = { $iso } UTC
shop-test-payment = test payment of { shop-price }: no money has moved
shop-receipt =
    Receipt
    { $number }
    { shop-time }
    { $bought }
    { shop-price }
    { $payment }
shop-receipt-file = receipt-{ $number }.txt

### museum

museum-title = Museum tour
museum-about = Lin leads whoever wants past four pictures, and answers questions about what is here.
museum-keeps = Nothing about you.

# The guide.
museum-guide = Lin
museum-greeting = Ask me about a picture, or say /tour.
museum-tour = { museum-guide } leads you past four pictures
museum-busy = { $guide } is under way with others; she will be back soon.
museum-offer = { $guide } begins a tour past four pictures.
museum-stop = { $title }. { $plate }
museum-thanks = Thank you for coming along!

# The plates.
museum-read = Read the plate
museum-moon = Moon over a pine
museum-moon-plate = Painted in one autumn night. The paper was grey already: only the moon is blank.
museum-heron = White heron
museum-heron-plate = The painter waited eleven mornings until the heron came back to the same reeds.
museum-lone-boat = Lone boat
museum-lone-boat-plate = After a poem by Liu Zongyuan, written in exile: a thousand hills, and no bird in flight.
museum-carp = Two carp
museum-carp-plate = A wedding gift. Two carp that circle each other wish a couple plenty, year after year.
