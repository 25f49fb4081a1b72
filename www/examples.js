/**
 * Three texts to try, written for this project. The people, places and events in them are made up.
 * @module
 */

/** @typedef {{ id: string, name: string, about: string, text: string }} Example */

/** @type {readonly Example[]} */
export const EXAMPLES = [
  {
    id: "politics",
    name: "Border talks",
    about: "Diplomacy: envoys, roles, and words quoted in part",
    text: `Envoys leave Geneva without a deal on the Karsk corridor

By Miriam Oduya in Geneva, 14 March 2025

Talks on reopening the Karsk corridor collapsed on Friday after three days, and each side accused the other of bad faith.

Norwegian Foreign Minister Ingrid Solheim, who led the mediation, said the failure was “a bitter disappointment for the families who have waited since November”. She added that a second round could still begin in April.

“We came with a serious proposal and we leave with nothing,” Daniel Okafor, the European Union’s special envoy, told reporters outside the Palais des Nations. “That is not how you treat a partner.”

Moldova’s prime minister, Elena Rusu, rejected the criticism. Mrs Rusu said her government had accepted every point but one, and warned that “reckless language will only make a fair settlement harder”.

The United Nations estimates that 40,000 people depend on the corridor for food and medicine. According to the World Food Programme, prices in the border towns have risen by 35% since January.

“Hunger is not a bargaining chip,” said Farid Haddad, who runs the agency’s office in Chisinau. He praised local volunteers as heroic, but he described the convoys’ situation as desperate.

Washington declined to comment. A senior American official, speaking on condition of anonymity, called the talks “productive until the very last hour”.

Asked whether she was still hopeful, Ms Solheim paused. “Hopeful is a big word,” she said. “Stubborn, perhaps.”

The so-called peace window closes on 30 April, when the ceasefire agreement expires. Mr Okafor is expected to brief the European Commission in Brussels on Monday.
`,
  },
  {
    id: "business",
    name: "A mill closes",
    about: "Local business: people, amounts, and much feeling",
    text: `Halden Mill to close after 112 years, with 240 jobs lost

Halden Paper will shut its mill in Ashby Vale in September, ending more than a century of papermaking in the town and putting 240 people out of work.

The company blamed soaring energy costs, which it said had tripled in two years. “This is the hardest decision I have taken in my career,” chief executive Laura Pennington said in a statement on Tuesday. “Our people did nothing wrong.”

Staff were told at a short meeting in the canteen. Tom Reddy, 58, a machine operator who joined the mill at 16, said the news was devastating.

“My father worked here, and so did his father,” he said. “They gave us ten minutes and a leaflet.”

The Northern Paperworkers’ Union accused the owners of a shameful lack of planning. Its regional secretary, Aisha Malik, said the union would fight for every job and demanded that ministers step in.

Ms Malik said that a buyer had offered £12.5m for the site in May but was turned away. Halden denies that it received a firm offer.

Councillor Peter Voss, who leads Ashby Vale Council, promised “practical help from day one” and said a jobs fair would be held at the Corn Exchange on 3 July. He admitted that new employers had been slow to come.

Not everyone is gloomy. Nadia Brook, whose bakery opposite the gates sells 300 rolls a day to the night shift, believes the town will recover. “We are good at starting again,” she says.

Shares in Halden rose 4% in London. Analysts at Corbett & Lane described the closure as “overdue”.
`,
  },
  {
    id: "messy",
    name: "A messy draft",
    about: "Mixed marks, missing spaces, a quotation never closed",
    text: `DRAFT – storm piece, pls check quotes!!

Storm Brenna tore roofs from dozens of homes in Port Ellery last night,leaving one man injured and 9,000 households without power.

"It sounded like a train coming through the kitchen," said Rosa Delgado, 71, of Harbour Street."I held the dog and prayed”.

Mayor Callum Reyes called it “the worst night this town has seen in thirty years" and praised firefighters as ‘extraordinary'.He said schools will stay closed until thursday.

The coastguard's Lt. Hannah Moss said crews rescued 14 people from the causeway.“They had been told not to drive,” she said, “and they drove.” Moss warned that a second front was on it's way.

Delgado,who has lived there since 1983,was furious with Tidewater Electric: “Nobody answered the phone for six hours. Not once.

A spokesman for Tidewater said that the company was "deeply sorry" , and that 120 engineers were at work. He refused to say when power would be back.

Ahead of this morning's cabinet meeting Ms Okoye: "We must stop building on the flood plain."
The energy minister's office later said she'd been quoted “out of context”.

Mr Reyes — "Nobody will sleep in a car tonight" — has opened the sports hall. Damage is put at between $4 million and $6 million.
`,
  },
];
