//! Short lists of common knowledge, written for this project: what the open lists lack or spell otherwise.

use newslens::train::gazetteer::Kinds;

/// Lists of the dariusk corpora (CC0): file, where in it, what the names are.
#[rustfmt::skip]
pub const SMALL_LISTS: &[(&str, &str, Kinds)] = &[
    ("humans/firstNames", "/firstNames", Kinds::FORENAME),
    ("humans/spanishFirstNames", "/firstNames", Kinds::FORENAME),
    ("humans/spanishLastNames", "/lastNames", Kinds::SURNAME),
    ("humans/authors", "/authors", Kinds::SURNAME),
    ("humans/celebrities", "/celebrities", Kinds::PERSON),
    ("humans/scientists", "/scientists", Kinds::PERSON),
    ("humans/britishActors", "/britishActors", Kinds::PERSON),
    ("corporations/newspapers", "/newspapers", Kinds::MEDIA),
    ("corporations/fortune500", "/companies", Kinds::COMPANY),
    ("corporations/cars", "/cars", Kinds::COMPANY),
    ("corporations/charities", "/charities", Kinds::ORG),
    ("governments/us_federal_agencies", "/agencies", Kinds::ORG),
    ("governments/uk_political_parties", "/parties", Kinds::ORG),
    ("geography/rivers", "/rivers", Kinds::NATURAL),
    ("geography/oceans", "/seas", Kinds::NATURAL),
    ("geography/nationalities", "/nationalities", Kinds::NORP),
    ("geography/canada_provinces_and_territories", "/provinces", Kinds::REGION),
    ("geography/canada_provinces_and_territories", "/territories", Kinds::REGION),
    ("geography/english_towns_cities", "/towns", Kinds::CITY),
    ("geography/english_towns_cities", "/cities", Kinds::CITY),
    ("sports/nfl_teams", "/nfl_teams", Kinds::CLUB),
    ("film-tv/popular-movies", "/popular-movies", Kinds::WORK),
];

/// Shares are listed with these words behind the company's name.
#[rustfmt::skip]
pub const SHARES: &[&str] = &[
    " Common Stock", " Common Share", " Class A", " Class B", " Class C", " Ordinary Share", " American Depositary", " Depositary Share",
    " Units", " Unit", " Warrant", " Right", " Preferred", " Series ", " ADS", " Subordinate", " Trust Preferred", " Shares of",
    " Senior Notes", " Notes due", " Limited Partnership", " Limited Partner", " (The)", " (", " Capital Stock", " New Common", " Voting",
    " Perpetual", " each", " Common ", " Sponsored", " %", " Beneficial Interest", " Shares",
];

/// What a company's name may lose.
#[rustfmt::skip]
pub const COMPANY_FORMS: &[&str] = &[
    "Inc", "Corp", "Corporation", "Company", "Co", "Ltd", "Limited", "PLC", "plc", "Plc", "N.V", "NV", "S.A", "SA", "AG", "SE", "L.P", "LP",
    "LLC", "Incorporated", "Holdings", "Holding", "Group", "Companies", "Bancorp", "&", "and", "International", "Technologies",
];

/// What newspapers call countries that the list calls otherwise.
pub const COUNTRY_NAMES: &[(&str, &str)] = &[
    ("Czechia", "Czech Republic"),
    ("Türkiye", "Turkey"),
    // the larger of the two is meant where nothing more is said
    ("DR Congo", "Congo"),
    ("Congo", "Republic of the Congo"),
];

/// States whose people are called like those of a larger one, which is meant where nothing more is said.
pub const NAMESAKES: &[&str] = &["Dominica"];

/// What is no country of the list but has a people, a seat of government or several names of its own: name, capitals, demonyms, other names.
/// They stand before the countries, so that "Scottish" is Scotland's and not the United Kingdom's.
pub const LANDS: &[[&str; 4]] = &[
    ["England", "", "English|Englishman|Englishwoman", ""],
    ["European Union", "Brussels", "European", "EU|E.U."],
    ["Northern Ireland", "Stormont", "Northern Irish", ""],
    ["Scotland", "Holyrood", "Scottish|Scot|Scots|Scotsman", ""],
    ["Soviet Union", "", "Soviet", "USSR|U.S.S.R."],
    ["Tibet", "Lhasa", "Tibetan", ""],
    ["Wales", "Cardiff", "Welsh|Welshman", ""],
];

pub const COUNTRY_ALIASES: &[(&str, &str)] = &[
    ("United States", "US|U.S.|U. S.|U. S. A.|USA|U.S.A.|America|United States of America"),
    ("United Kingdom", "UK|U.K.|U. K.|Britain|Great Britain"),
    ("United Arab Emirates", "UAE|U.A.E.|Emirates"),
    ("Congo", "DR Congo|DRC|Congo-Kinshasa|D.R. Congo|Zaire|Democratic Republic of Congo"),
    ("Republic of the Congo", "Congo-Brazzaville|Republic of Congo"),
    ("Czech Republic", "Czechia"),
    ("Turkey", "Türkiye|Turkiye"),
    ("Ivory Coast", "Côte d'Ivoire|Cote d'Ivoire"),
    ("Myanmar", "Burma"),
    ("Eswatini", "Swaziland"),
    ("North Macedonia", "Macedonia"),
    ("Netherlands", "Holland"),
    ("South Korea", "Republic of Korea|ROK|S. Korea"),
    ("North Korea", "DPRK|N. Korea|Democratic People's Republic of Korea"),
    ("Saudi Arabia", "Kingdom of Saudi Arabia|KSA"),
    ("Russia", "Russian Federation"),
    ("China", "People's Republic of China|PRC"),
    ("Taiwan", "Republic of China"),
    ("Timor-Leste", "East Timor"),
    ("Cape Verde", "Cabo Verde"),
    ("Palestine", "Palestinian Territories|Palestinian territories|State of Palestine"),
    ("Vatican City", "Vatican|Holy See"),
    ("Bosnia and Herzegovina", "Bosnia|Bosnia-Herzegovina"),
    ("Trinidad and Tobago", "Trinidad"),
    ("Papua New Guinea", "PNG"),
    ("New Zealand", "NZ|Aotearoa"),
    ("Gambia", "The Gambia"),
    ("Bahamas", "The Bahamas"),
];

/// Capitals that the open lists lack or spell otherwise, and other cities whose name stands for a government.
pub const CAPITALS: &[(&str, &str)] = &[
    ("United States", "Washington|Washington DC|Washington D.C.|Washington, D.C."),
    ("Ukraine", "Kiev|Kyiv"),
    ("Kazakhstan", "Astana|Nur-Sultan"),
    ("India", "New Delhi|Delhi"),
    ("Israel", "Jerusalem|Tel Aviv"),
    ("Netherlands", "The Hague"),
    ("South Africa", "Pretoria|Cape Town"),
    ("Bolivia", "La Paz|Sucre"),
    ("Palestine", "Ramallah"),
    ("Myanmar", "Naypyidaw|Naypyitaw|Rangoon|Yangon"),
    ("Switzerland", "Berne"),
    ("Germany", "Bonn"),
    ("Burundi", "Bujumbura"),
    ("Eswatini", "Mbabane"),
    ("Greenland", "Nuuk"),
    ("China", "Peking"),
    ("Kosovo", "Pristina"),
    ("Malaysia", "Putrajaya"),
    ("Puerto Rico", "San Juan"),
    ("Taiwan", "Taipei"),
    ("Iran", "Teheran"),
    ("Mongolia", "Ulaanbaatar"),
];

/// Nouns and adjectives that the open lists lack.
pub const DEMONYMS: &[(&str, &str)] = &[
    ("United Kingdom", "British|Briton|Brit"),
    ("United States", "American"),
    ("Netherlands", "Dutch|Dutchman"),
    ("France", "French|Frenchman|Frenchwoman"),
    ("Ireland", "Irish|Irishman"),
    ("Spain", "Spanish|Spaniard"),
    ("Poland", "Polish|Pole"),
    ("Denmark", "Danish|Dane"),
    ("Sweden", "Swedish|Swede"),
    ("Finland", "Finnish|Finn"),
    ("Turkey", "Turkish|Turk"),
    ("Philippines", "Filipino|Filipina|Philippine"),
    ("Thailand", "Thai"),
    ("Palestine", "Palestinian"),
    ("Saudi Arabia", "Saudi|Saudi Arabian"),
    ("United Arab Emirates", "Emirati"),
    ("Argentina", "Argentine|Argentinian|Argentinean"),
    ("Afghanistan", "Afghan"),
    ("Iran", "Iranian|Persian"),
    ("Iraq", "Iraqi"),
    ("Israel", "Israeli"),
    ("Pakistan", "Pakistani"),
    ("Bangladesh", "Bangladeshi"),
    ("New Zealand", "New Zealander|Kiwi"),
    ("Switzerland", "Swiss"),
    ("Czech Republic", "Czech|Czechs"),
    ("Hungary", "Hungarian"),
    ("Greece", "Greek"),
    ("Russia", "Russian"),
    ("Germany", "German"),
    ("Bosnia and Herzegovina", "Bosnian"),
    ("Serbia", "Serb|Serbian"),
    ("Croatia", "Croat|Croatian"),
    ("North Korea", "North Korean"),
    ("South Korea", "South Korean"),
    ("China", "Chinese"),
    ("Taiwan", "Taiwanese"),
    ("Hong Kong", "Hongkonger|Hong Konger"),
    ("Myanmar", "Burmese"),
    ("Congo", "Congolese"),
    ("Ivory Coast", "Ivorian"),
    ("El Salvador", "Salvadoran|Salvadorean"),
    ("Guatemala", "Guatemalan"),
    ("Peru", "Peruvian"),
    ("Puerto Rico", "Puerto Rican"),
    ("Zimbabwe", "Zimbabwean"),
    ("Mali", "Malian"),
    ("Kosovo", "Kosovar|Kosovan"),
    ("Australia", "Aussie"),
    ("Azerbaijan", "Azeri"),
    ("Belarus", "Belarussian"),
    ("Botswana", "Botswanan"),
    ("Cape Verde", "Cape Verdean"),
    ("Comoros", "Comorian"),
    ("Equatorial Guinea", "Equatoguinean"),
    ("Kazakhstan", "Kazakh|Kazakhs"),
    ("Kyrgyzstan", "Kyrgyz"),
    ("Madagascar", "Madagascan"),
    ("Slovakia", "Slovakian"),
    ("Somalia", "Somalian"),
    ("Tajikistan", "Tajik"),
    ("Uzbekistan", "Uzbek"),
    ("Vanuatu", "Vanuatuan"),
];

/// Names by kind, separated by bars.
#[rustfmt::skip]
pub const NAMES: &[(Kinds, &str)] = &[
    (Kinds::COUNTRY, "Soviet Union|USSR|Czechoslovakia|Yugoslavia|West Germany|East Germany"),
    (Kinds::NATURAL, "Africa|Asia|Europe|North America|South America|Latin America|Central America|Antarctica|Oceania|Australasia|Middle East|\
Near East|Far East|Southeast Asia|South-East Asia|South East Asia|East Asia|South Asia|Central Asia|West Africa|East Africa|North Africa|\
Southern Africa|Central Africa|Sub-Saharan Africa|Horn of Africa|Sahel|Sahara|Sahara Desert|Eastern Europe|Western Europe|Central Europe|\
Northern Europe|Southern Europe|Balkans|Baltics|Caucasus|North Caucasus|Crimea|Donbas|Donbass|Kashmir|Siberia|Scandinavia|Caribbean|Pacific|\
Atlantic|Pacific Ocean|Atlantic Ocean|Indian Ocean|Arctic Ocean|Southern Ocean|Arctic|Antarctic|Mediterranean|Mediterranean Sea|Black Sea|\
Red Sea|Dead Sea|Caspian Sea|Baltic Sea|North Sea|South China Sea|East China Sea|Sea of Japan|Persian Gulf|Gulf|Gulf of Mexico|Gulf of Aden|\
Strait of Hormuz|Bosphorus|Suez Canal|Panama Canal|English Channel|Himalayas|Alps|Andes|Rocky Mountains|Rockies|Urals|Amazon|Nile|Danube|\
Rhine|Mekong|Ganges|Thames|Mississippi River|Dnieper|Dnipro|Levant|Maghreb|Indo-Pacific|Asia-Pacific|Asia Pacific|West|East Coast|\
West Coast|Midwest|New England|Silicon Valley|Golan Heights|Sinai|Sinai Peninsula|Arabian Peninsula|Korean Peninsula|Iberian Peninsula|\
Earth|Mars|Venus|Jupiter|Saturn|Mercury|Moon|Great Lakes|Lake Victoria|Lake Chad|Everest|Mount Everest|Great Barrier Reef|Global South|Eurasia|\
Bay of Bengal|Yellow Sea|Aegean|Aegean Sea|Adriatic|Adriatic Sea|Sea of Azov|Pyrenees|Tigris|Euphrates|Great Rift Valley|Amazon rainforest|Euro zone|eurozone"),
    (Kinds::REGION, "England|Scotland|Wales|Northern Ireland|Gaza|Gaza Strip|West Bank|East Jerusalem|Chechnya|Dagestan|Tibet|Xinjiang|Kurdistan|\
Catalonia|Basque Country|Bavaria|Flanders|Wallonia|Sicily|Sardinia|Corsica|Tigray|Oromia|Amhara|Darfur|South Ossetia|Abkhazia|Transnistria|\
Nagorno-Karabakh|Somaliland|Puntland|Hong Kong|Macau|Macao|Greenland|B. C.|D. C.|N. S. W.|Puerto Rico|Western Sahara|Bali|Java|Sumatra|Borneo|Mindanao|Luzon|Punjab|\
Kerala|Gujarat|Maharashtra|Uttar Pradesh|Bihar|Tamil Nadu|Karnataka|Assam|West Bengal|Sindh|Balochistan|Khyber Pakhtunkhwa|Donetsk|Luhansk|\
Zaporizhzhia|Kherson|New South Wales|Queensland|Victoria|Tasmania|Western Australia|South Australia|Northern Territory|Ontario|Quebec|\
British Columbia|Alberta|Nova Scotia|Manitoba|Saskatchewan|Yukon|Nunavut|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|\
Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|\
Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|\
Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|\
District of Columbia|Ala.|Ariz.|Ark.|Calif.|Colo.|Conn.|Del.|Fla.|Ga.|Ill.|Ind.|Kan.|Ky.|La.|Md.|Mass.|Mich.|Minn.|Miss.|Mo.|Mont.|Neb.|Nev.|\
N.H.|N.J.|N.M.|N.Y.|N.C.|N.D.|Okla.|Ore.|Pa.|R.I.|S.C.|S.D.|Tenn.|Tex.|Vt.|Va.|Wash.|W.Va.|Wis.|Wyo.|D.C.|Kent|Surrey|Essex|Sussex|\
Yorkshire|Lancashire|Cornwall|Devon|Dorset|Somerset|Norfolk|Suffolk|Cumbria|Merseyside|Greater Manchester|West Midlands|Hampshire"),
    (Kinds::CITY, "New York|New York City|London|Los Angeles|San Francisco|St. Louis|St. Petersburg|St Petersburg|Brussels|Geneva|Strasbourg|Davos|Hague|\
Tel Aviv|Gaza City|Mumbai|Bombay|Bangalore|Bengaluru|Calcutta|Kolkata|Chennai|Kharkiv|Mariupol|Odessa|Odesa|Lviv|Kyiv|Kiev|Aleppo|Mosul|Raqqa|\
Fallujah|Basra|Benghazi|Tripoli|Kandahar|Peshawar|Lahore|Karachi|Hollywood|Wall Street|Downing Street|Capitol Hill|Manhattan|Brooklyn|Queens|Bronx"),
    (Kinds::FACILITY, "White House|Kremlin|Pentagon|Capitol|Buckingham Palace|Downing Street|Elysee Palace|Élysée Palace|Blue House|Heathrow|Gatwick|\
Eiffel Tower|Guantanamo Bay|Guantanamo|Red Square|Tiananmen Square|Tahrir Square|Times Square|Trafalgar Square|Al-Aqsa Mosque|Temple Mount|\
Golden Gate Bridge|Madison Square Garden|Wembley|Wembley Stadium|Old Trafford|Anfield|Wimbledon|Chernobyl|Berlin Wall|Great Wall|Taj Mahal|\
Notre Dame|Notre-Dame|World Trade Center|Ground Zero|Empire State Building|Statue of Liberty|Mar-a-Lago|Suez Canal|Panama Canal|Channel Tunnel"),
    (Kinds::ORG, "UN|U.N.|U. N.|United Nations|EU|E.U.|European Union|NATO|Nato|WHO|World Health Organization|World Health Organisation|IMF|\
International Monetary Fund|World Bank|WTO|World Trade Organization|OPEC|OPEC+|OSCE|OECD|ASEAN|Asean|African Union|AU|Arab League|ECOWAS|Ecowas|\
SADC|G7|G-7|G 7|G8|G-8|G 8|G20|G-20|G 20|Group of Seven|Group of 7|Group of 20|Group of Twenty|Group of 77|G77|G-77|BRICS|Mercosur|Commonwealth|Interpol|Europol|Unicef|UNICEF|UNESCO|Unesco|UNHCR|UNRWA|WFP|FAO|ILO|ICC|ICJ|IAEA|\
International Criminal Court|International Court of Justice|Security Council|UN Security Council|U.N. Security Council|General Assembly|\
European Commission|European Parliament|European Council|European Central Bank|ECB|European Court of Human Rights|Council of Europe|\
Federal Reserve|Fed|Bank of England|Bank of Japan|Treasury|Home Office|Foreign Office|Ministry of Defence|Ministry of Defense|Foreign Ministry|\
Defense Ministry|Defence Ministry|Interior Ministry|Finance Ministry|Health Ministry|Justice Department|State Department|Defense Department|\
Department of Defense|Department of State|Department of Justice|Department of Homeland Security|DHS|DOJ|FBI|CIA|NSA|NASA|Nasa|FDA|CDC|EPA|SEC|\
FCC|IRS|FAA|NTSB|FEMA|DEA|ATF|ICE|USAID|NHS|MI5|MI6|GCHQ|BBC|CNN|NBC|CBS|ABC|ITV|PBS|NPR|MSNBC|Fox News|Al Jazeera|Al-Jazeera|Sky News|\
Congress|Senate|House of Representatives|House of Commons|House of Lords|Parliament|Knesset|Bundestag|Duma|State Duma|Lok Sabha|Rajya Sabha|\
Supreme Court|High Court|Court of Appeal|Constitutional Court|Crown Prosecution Service|Scotland Yard|Metropolitan Police|Met|National Guard|\
Republican Party|Democratic Party|Labour Party|Labour|Conservative Party|Liberal Democrats|Lib Dems|Green Party|Greens|Tories|Tory Party|\
Reform UK|UKIP|SNP|Scottish National Party|DUP|Sinn Fein|Sinn Féin|Plaid Cymru|African National Congress|ANC|EFF|Democratic Alliance|\
Communist Party|Chinese Communist Party|CCP|Kuomintang|KMT|Bharatiya Janata Party|BJP|Likud|Fatah|Hamas|Hezbollah|Hizbollah|Hizbullah|\
Islamic Jihad|Palestinian Islamic Jihad|Islamic State|Islamic State group|ISIS|Isis|ISIL|Isil|IS|Daesh|al-Qaeda|Al-Qaeda|al-Qaida|Al Qaeda|\
Taliban|Taleban|Boko Haram|al-Shabab|al-Shabaab|Al-Shabaab|Muslim Brotherhood|Houthis|PKK|PLO|Palestinian Authority|IRA|ETA|FARC|Farc|\
Revolutionary Guards|Revolutionary Guard|IRGC|Quds Force|IDF|Israel Defense Forces|Israel Defence Forces|Red Cross|Red Crescent|\
International Committee of the Red Cross|ICRC|Médecins Sans Frontières|Medecins Sans Frontieres|MSF|Doctors Without Borders|\
Amnesty International|Amnesty|Human Rights Watch|HRW|Greenpeace|Oxfam|Save the Children|WWF|Transparency International|Black Lives Matter|\
FIFA|Fifa|UEFA|Uefa|IOC|International Olympic Committee|Premier League|NBA|NFL|MLB|NHL|ICC|ATP|WTA|PGA|FA|Football Association|NCAA|\
Harvard University|Harvard|Yale University|Yale|Oxford University|University of Oxford|Cambridge University|University of Cambridge|MIT|\
Stanford University|Stanford|Princeton University|Columbia University|Johns Hopkins University|Imperial College London|\
London School of Economics|Chatham House|Brookings Institution|Navy|Army|Air Force|Coast Guard|Marine Corps|Royal Navy|Royal Air Force|RAF|\
Catholic Church|Church of England|Wagner Group|Wagner|Kremlin|GOP|AfD|Vox|Podemos|Syriza|Solidarity|Tea Party|Cabinet"),
    (Kinds::COMPANY, "Google|Alphabet|Apple|Microsoft|Amazon|Facebook|Meta|Twitter|Tesla|SpaceX|Netflix|Uber|Airbnb|TikTok|ByteDance|Huawei|ZTE|\
Alibaba|Tencent|Baidu|Xiaomi|Samsung|Samsung Electronics|LG|Hyundai|Kia|Toyota|Honda|Nissan|Mazda|Mitsubishi|Sony|Nintendo|Panasonic|SoftBank|\
Volkswagen|VW|BMW|Daimler|Mercedes-Benz|Porsche|Audi|Siemens|Bosch|Bayer|BASF|Deutsche Bank|Commerzbank|Allianz|Lufthansa|Adidas|Puma|SAP|\
Airbus|Renault|Peugeot|Total|TotalEnergies|BNP Paribas|Société Générale|Societe Generale|AXA|Air France|L'Oréal|LVMH|Danone|Sanofi|Carrefour|\
BP|Shell|Royal Dutch Shell|HSBC|Barclays|Lloyds|NatWest|Standard Chartered|Vodafone|BT|GlaxoSmithKline|GSK|AstraZeneca|Unilever|Diageo|Tesco|\
Sainsbury's|Asda|Marks & Spencer|Rolls-Royce|BAE Systems|British Airways|Ryanair|easyJet|EasyJet|Virgin|Rio Tinto|BHP|Glencore|Nestle|Nestlé|\
Novartis|Roche|Credit Suisse|UBS|Ericsson|Volvo|Ikea|IKEA|H&M|Spotify|Nokia|Maersk|Novo Nordisk|Equinor|Gazprom|Rosneft|Lukoil|Sberbank|Aeroflot|\
Saudi Aramco|Aramco|Emirates|Etihad|Qatar Airways|Tata|Tata Motors|Reliance Industries|Infosys|Wipro|Adani Group|Petrobras|Vale|Embraer|Pemex|\
Goldman Sachs|Morgan Stanley|JPMorgan|JPMorgan Chase|JP Morgan|Citigroup|Citi|Bank of America|Wells Fargo|BlackRock|Berkshire Hathaway|Lehman Brothers|\
Walmart|Wal-Mart|Target|Costco|McDonald's|Starbucks|Coca-Cola|Pepsi|PepsiCo|Nike|Disney|Walt Disney|Comcast|AT&T|Verizon|T-Mobile|Intel|AMD|\
Nvidia|IBM|Oracle|Cisco|Dell|HP|Qualcomm|Boeing|Lockheed Martin|Raytheon|General Motors|GM|Ford|Chrysler|Fiat|Stellantis|General Electric|GE|\
Pfizer|Moderna|Johnson & Johnson|Merck|BioNTech|Novavax|Sinovac|Sinopharm|ExxonMobil|Exxon|Chevron|ConocoPhillips|Visa|Mastercard|PayPal|\
OpenAI|YouTube|Instagram|WhatsApp|LinkedIn|Snapchat|Reddit|Telegram|Yahoo|eBay|Zoom|Foxconn|TSMC|Evergrande|Moody's|Fitch|S&P|Standard & Poor's|\
Barrick Gold|Anglo American|Cathay Pacific|Qantas|Air India|Air Canada|Delta Air Lines|American Airlines|United Airlines|Southwest Airlines"),
    (Kinds::MEDIA, "Reuters|Associated Press|AP|AFP|Agence France-Presse|Bloomberg|Xinhua|Tass|TASS|RIA Novosti|Interfax|Kyodo|Yonhap|Press Association|\
New York Times|Washington Post|Wall Street Journal|Financial Times|Guardian|Daily Mail|Daily Telegraph|Telegraph|Times|Sunday Times|Observer|\
Independent|Economist|Sun|Mirror|Daily Mirror|Le Monde|Le Figaro|Libération|Der Spiegel|Spiegel|Bild|Die Zeit|El País|El Pais|Corriere della Sera|\
La Repubblica|Haaretz|Jerusalem Post|Global Times|People's Daily|China Daily|South China Morning Post|Times of India|Hindu|Dawn|Kommersant|\
Novaya Gazeta|Politico|Time|Newsweek|Vogue|New Yorker|Forbes|Fortune|Vanity Fair|Rolling Stone|Nature|Lancet|Science|Sky|RT|Russia Today"),
    (Kinds::NORP, "Yugoslav|Yugoslavs|Muslim|Muslims|Islamic|Islamist|Islamists|Christian|Christians|Jewish|Jew|Jews|Hindu|Hindus|Buddhist|Buddhists|Sikh|Sikhs|Catholic|\
Catholics|Roman Catholic|Protestant|Protestants|Orthodox|Anglican|Anglicans|Sunni|Sunnis|Shia|Shias|Shiite|Shiites|Shi'ite|Shi'ites|Alawite|Alawites|\
Druze|Yazidi|Yazidis|Coptic|Copt|Copts|Mormon|Mormons|Evangelical|Methodist|Baptist|Zionist|Zionists|Salafi|Salafist|Wahhabi|Arab|Arabs|Arabic|\
Arabian|Kurd|Kurds|Kurdish|Tamil|Tamils|Sinhalese|Uighur|Uighurs|Uyghur|Uyghurs|Tibetan|Tibetans|Chechen|Chechens|Tatar|Tatars|Crimean|Cossack|\
Pashtun|Pashtuns|Tajik|Tajiks|Uzbek|Uzbeks|Hazara|Hazaras|Baloch|Punjabi|Bengali|Sindhi|Hutu|Hutus|Tutsi|Tutsis|Zulu|Zulus|Xhosa|Hausa|Fulani|Yoruba|\
Igbo|Oromo|Tigrayan|Tigrayans|Berber|Berbers|Tuareg|Tuaregs|Maasai|Han|Manchu|Mongol|Mongols|Rohingya|Rohingyas|Karen|Hmong|Roma|Romani|Gypsy|Basque|\
Basques|Catalan|Catalans|Flemish|Walloon|Bavarian|Breton|Corsican|Sicilian|Celtic|Slavic|Slav|Slavs|Nordic|Scandinavian|Baltic|Balkan|European|\
Europeans|African|Africans|Asian|Asians|Latin American|Latin Americans|South American|North American|Central American|Caribbean|Latino|Latinos|Latina|\
Hispanic|Hispanics|African American|African Americans|African-American|African-Americans|Native American|Native Americans|Aboriginal|Aborigines|\
Maori|Māori|Inuit|Cree|Navajo|Cherokee|Sioux|Mohawk|First Nations|Métis|Western|Westerner|Westerners|Eastern European|Middle Eastern|\
Anglo-Saxon|Caucasian|Democrat|Democrats|Democratic|Republican|Republicans|Conservative|Conservatives|Liberal|Liberals|Labourite|Tory|Tories|\
Communist|Communists|Socialist|Socialists|Marxist|Marxists|Maoist|Maoists|Nazi|Nazis|Fascist|Fascists|Leninist|Stalinist|Social Democrat|\
Social Democrats|Christian Democrat|Christian Democrats|Liberal Democrat|Libertarian|Trotskyist|Nationalist|Nationalists|Unionist|Unionists|Loyalist|\
Peronist|Peronists|Chavista|Chavistas|Sandinista|Sandinistas|Zapatista|Zapatistas|Hasidic|Ashkenazi|Sephardic|Ottoman|Roman|Romans|Byzantine|Viking|\
Vikings|Aztec|Aztecs|Maya|Mayan|Mayans|Inca|Incas|Texan|Texans|Californian|Californians|New Yorker|New Yorkers|Londoner|Londoners|Parisian|Parisians|\
Muscovite|Berliner|Berliners|Sicilian|Scandinavians|Southeast Asian|South Asian|East Asian|Central Asian|West African|East African|North African|\
South African|Sub-Saharan|Francophone|Anglophone|LGBT|LGBTQ|LGBTQ+|Quebecois|Québécois|Ukrainian|Ukrainians|Korean|Koreans|Hebrew|Latin|Lutheran|\
Presbyterian|Quaker|Jesuit|Jesuits|Franciscan|Houthi|Shi'a|Palestinian|Palestinians|Transatlantic|Pacific Islander|Pacific Islanders|Queenslander"),
    (Kinds::NORP, "Aboriginal and Torres Strait Islander|Torres Strait Islander|Torres Strait Islanders|Indigenous Australian|Indigenous Australians|\
First Nation|First Peoples|Aboriginal Australian|Aboriginal Australians|Pasifika|Samoan|Samoans|Pakeha|Pākehā|Sámi|Sami|Ainu|Guarani|Guaraní|Quechua|Aymara|\
Mapuche|Nahua|Nahuatl|Zapotec|Mixtec|Garifuna|Miskito|Lenca|Lencas|Mestizo|Mestizos|Ojibwe|Anishinaabe|Mi'kmaq|Mi'kmaw|Haudenosaunee|Lakota|Apache|Choctaw|\
Seminole|Inuktitut|Gaelic|Mandarin|Cantonese|Hokkien|Urdu|Hindi|Amharic|Tigrinya|Swahili|Kiswahili|Afrikaans|Sanskrit|Pashto|Farsi|Dari|Telugu|Marathi|\
Gujarati|Malayalam|Kannada|Odia|Assamese|Sinhala|Tagalog|Bahasa|Javanese|Sundanese|Yiddish|Aramaic|Syriac|Esperanto|Castilian|Galician|Welsh|Scots Gaelic|\
Equatoguinean|Equatoguineans|Saharan|Sahelian|Kashmiri|Kashmiris|Bihari|Biharis|Dalit|Dalits|Brahmin|Brahmins|Adivasi|Adivasis|Rajput|Rajputs|Jat|Jats|Jain|\
Jains|Parsi|Parsis|Ahmadi|Ahmadis|Ismaili|Ismailis|Maronite|Maronites|Chaldean|Assyrian|Assyrians|Turkmen|Turkic|Circassian|Circassians|Ingush|Ossetian|\
Ossetians|Abkhaz|Abkhazian|Cossacks|Bashkir|Buryat|Yakut|Kalmyk|Venetian|Venetians|Neapolitan|Tuscan|Lombard|Saxon|Prussian|Habsburg|Afro-Caribbean|\
Afro-Brazilian|Afro-Colombian|Asian American|Asian Americans|Asian-American|Asian-Americans|Black American|Black Americans|British Asian|Central Asians|\
Central Americans|Southeast Asians|South Asians|West Africans|East Africans|North Africans|North Americans|South Americans|Middle Easterner|Middle Easterners|\
Eastern Europeans|Western European|Western Europeans|Southern African|Central African|Pentecostal|Pentecostals|Adventist|Adventists|Mennonite|Mennonites|\
Amish|Ultra-Orthodox|Haredi|Haredim|Hasid|Hasidim|Sufi|Sufis|Wahhabist|Deobandi|Barelvi|Rastafarian|Taoist|Confucian|Shinto|Zoroastrian|Zoroastrians|Baha'i|\
Bolshevik|Bolsheviks|Trotskyists|Maoism|Gaullist|Thatcherite|Blairite|Brexiteer|Brexiteers|Remainers|Islamists|Jihadist|Jihadists"),
    (Kinds::EVENT, "Good Friday|Black Friday|Black Monday|Black Tuesday|Black Wednesday|Black Thursday|Bloody Sunday|Cyber Monday|Super Tuesday|Palm Sunday|\
Easter Sunday|Easter Monday|Ash Wednesday|Boxing Day|Christmas Day|Christmas Eve|New Year's Day|New Year's Eve|Labor Day|Labour Day|Memorial Day|Veterans Day|\
Martin Luther King Day|Columbus Day|Mother's Day|Father's Day|Valentine's Day|St Patrick's Day|Women's Day|International Women's Day|Earth Day|May Day|\
Victory Day|Anzac Day|ANZAC Day|Australia Day|Waitangi Day|Canada Day|Bastille Day|Republic Day|Remembrance Day|Armistice Day|Rosh Hashanah|Ashura|Holi|\
Vesak|Songkran|Nowruz|Juneteenth|Mardi Gras|Oktoberfest|Day of the Dead|Lent|Pride Month|Black History Month|Copa Libertadores|Copa Sudamericana|Libertadores|\
Africa Cup of Nations|Asian Cup|Gold Cup|Rugby World Cup|Cricket World Cup|Six Nations|Stanley Cup|Women's World Cup|Pan American Games|Velvet Revolution|\
Orange Revolution|Spanish Civil War|French Revolution|Russian Revolution|American Civil War|Cultural Revolution|Prague Spring|Industrial Revolution|Renaissance"),
    (Kinds::NATURAL, "Americas|Francophone Africa|Golan|South Pacific|North Atlantic|South Atlantic|Indian subcontinent|Korean peninsula"),
    (Kinds::EVENT, "World War I|World War II|World War One|World War Two|First World War|Second World War|Cold War|Gulf War|Vietnam War|Korean War|\
Iraq War|Six-Day War|Holocaust|Olympics|Olympic Games|Winter Olympics|Summer Olympics|Paralympics|World Cup|Champions League|Europa League|\
Euro 2020|Super Bowl|World Series|Wimbledon|US Open|U.S. Open|French Open|Australian Open|Tour de France|Grand Prix|Ryder Cup|FA Cup|Davis Cup|\
Asian Games|Commonwealth Games|Copa America|Copa América|Cop26|COP26|Cop27|COP27|Brexit|Arab Spring|Great Depression|Ramadan|Christmas|Easter|\
Eid|Eid al-Fitr|Eid al-Adha|Diwali|Hanukkah|Passover|Yom Kippur|Thanksgiving|Halloween|New Year|Lunar New Year|Independence Day|Hurricane Katrina|\
Hurricane Sandy|Cannes Film Festival|Oscars|Academy Awards|Grammys|Grammy Awards|Golden Globes|Emmys|Nobel Prize|Nobel Peace Prize|Pulitzer Prize|\
Booker Prize|Ballon d'Or|Eurovision|Eurovision Song Contest|Glastonbury|Boston Marathon|London Marathon|9/11|D-Day|G7 summit|Nakba|Euro 2024"),
    (Kinds::PRODUCT, "iPhone|iPad|Android|Windows|Xbox|PlayStation|Kindle|Boeing 737|Boeing 737 MAX|Boeing 747|Airbus A320|Airbus A380|F-16|F-35|MiG-29|\
Sputnik V|Sputnik|Kalashnikov|AK-47|Patriot|Javelin|HIMARS|Himars|Tomahawk|Bitcoin|Ethereum|ChatGPT|Gmail|Chrome|Prius|Model 3|Model S|Covishield|\
Covaxin|CoronaVac|Paxlovid|Viagra|OxyContin|Starlink|Nord Stream|Nord Stream 1|Nord Stream 2|Pegasus|Falcon 9|Concorde|Titanic|Shahed"),
    (Kinds::WORK, "Bible|Koran|Quran|Qur'an|Torah|Talmud|Mona Lisa|Hamlet|Macbeth|Star Wars|Harry Potter|Game of Thrones|Squid Game|Star Trek|Simpsons"),
    (Kinds::FORENAME, "Vladimir|Dmitry|Dmitri|Sergei|Sergey|Andriy|Volodymyr|Oleksandr|Oleksiy|Mykhailo|Mohammed|Muhammad|Mohamed|Mohammad|Ahmed|Ahmad|\
Abdullah|Abdul|Abdel|Hassan|Hussein|Ali|Omar|Khalid|Ibrahim|Mahmoud|Mustafa|Recep|Mehmet|Emmanuel|François|Jean|Pierre|Angela|Olaf|Boris|Rishi|Keir|\
Narendra|Rahul|Imran|Nawaz|Shehbaz|Xi|Li|Wang|Zhang|Kim|Park|Shinzo|Fumio|Jair|Luiz|Nicolás|Hugo|Evo|Andrés|Cyril|Jacob|Muhammadu|Uhuru|Paul|Yoweri|\
Benjamin|Naftali|Yair|Bashar|Ebrahim|Hamid|Ashraf|Nancy|Mitch|Kamala|Joe|Donald|Barack|Hillary|Bill|George|Antony|Jens|Ursula|Charles|Tedros|Antonio|António"),
    (Kinds::SURNAME, "Putin|Zelensky|Zelenskyy|Zelenskiy|Lavrov|Medvedev|Navalny|Lukashenko|Erdogan|Erdoğan|Macron|Merkel|Scholz|Johnson|Sunak|Truss|\
Starmer|Corbyn|Modi|Gandhi|Khan|Sharif|Bhutto|Jinping|Xi|Abe|Kishida|Suga|Moon|Yoon|Bolsonaro|Lula|Maduro|Chavez|Chávez|Morales|Ramaphosa|Zuma|\
Mandela|Buhari|Kenyatta|Ruto|Kagame|Museveni|Netanyahu|Bennett|Lapid|Abbas|Assad|Rouhani|Raisi|Khamenei|Ghani|Karzai|Pelosi|McConnell|Harris|Biden|\
Trump|Obama|Clinton|Bush|Blinken|Stoltenberg|Guterres|Tedros|Fauci|Musk|Bezos|Zuckerberg|Gates|Buffett|Trudeau|Morrison|Albanese|Ardern|Sánchez|\
Draghi|Meloni|Berlusconi|Orbán|Orban|Duda|Tusk|Kaczynski|Mitsotakis|Sisi|Mubarak|Morsi|Gaddafi|Hussein|Saddam|Nasrallah|Haniyeh|Federer|Nadal|Djokovic|Messi|Ronaldo"),
];

/// Words that some list holds but that are hardly ever names.
pub const NOT_NAMES: &str = "the of and in to for on at by with from as is was are were be been has have had it its he she they we you i this that these \
those not no yes but or if so who what when where which how than then there here all any both each more most other some such only own same too very \
can will just should now new old first last next good best big mr mrs ms dr sir monday tuesday wednesday thursday friday saturday sunday january february \
march april june july august september october november december day week month year today live home news world life time love people man men woman \
women child children money power house school police party president minister government state states city town county court law war peace \
health work working business company group team game games play show film music book media press center centre unit target total gap visa square";

/// Words that also name some town or family, but in the news nearly always people, creeds and what is theirs.
pub const ONLY_PEOPLES: &str = "Western|Westerner|Westerners|Liberal|Liberals|Conservative|Conservatives|Democratic|Republican|Democrat|Democrats|Republicans|\
Hindi|Syriac|Gaelic|Amharic|Mandarin|Czech|Argentine|Saudi|Islamist|Coptic|Maori|Central Asian|Southeast Asian|Sunni|Shia|Swahili|Urdu|Telugu|Catholic";
