"""Word lists that tell people from places and organisations. Data only."""

from __future__ import annotations

TITLES = {
    "Mr": "m", "Mrs": "f", "Ms": "f", "Miss": "f", "Sir": "m", "Lady": "f", "Dame": "f",
    "Lord": "m", "King": "m", "Queen": "f", "Prince": "m", "Princess": "f", "Emir": "m",
    "Sheikh": "m", "Sheikha": "f", "Sultan": "m", "Ayatollah": "m", "Imam": "m", "Pope": "m",
    "Patriarch": "m", "Congressman": "m", "Congresswoman": "f", "Chairman": "m",
    "Chairwoman": "f", "Spokesman": "m", "Spokeswoman": "f", "Father": "m", "Sister": "f",
    "Mother": "f", "Brother": "m", "Monsieur": "m", "Madame": "f", "Mme": "f",
}  # fmt: skip
"""Titles that tell a gender."""

OFFICES = frozenset(
    "President Premier Chancellor Minister Secretary Senator Sen Representative Rep "
    "Governor Gov Mayor Ambassador Envoy General Gen Marshal Admiral Adm Colonel Col "
    "Major Maj Captain Capt Lieutenant Lt Sergeant Sgt Commander Cmdr Brigadier Brig "
    "Judge Justice Speaker Leader Chief Director Professor Prof Dr Doctor Rev Reverend "
    "Rabbi Bishop Archbishop Cardinal Comrade Coach Attorney Prosecutor Commissioner "
    "Chairperson Spokesperson Foreign Prime Vice Deputy Defense Defence Finance Interior "
    "Energy Supreme First Former Acting Interim Crown Grand Opposition Permanent Special "
    "Honorable Hon Congressmember Councilman Councilwoman Councillor Assemblyman "
    "Assemblywoman Delegate Treasurer Detective Officer Private Pvt Cpl Corporal Lance "
    "Agent Inspector Superintendent Sheriff Editor Correspondent Analyst Economist "
    "Professor Pastor Saint Hetman Tsar Emperor Empress Shah Caliph Mullah Hojatoleslam "
    "Haji Party Executive Quarterback Goalkeeper Midfielder Striker Linebacker Pitcher "
    "Neighbor Neighbour Trustee Principal Trooper Constable Firefighter Paramedic "
    "Undersheriff Councilmember Supervisor Det Insp Supt Cllr Const Pfc Spc Battalion".split()
)
"""Words of an office before a name, with the adjectives that come with them."""

HEADS = frozenset(
    "president premier chancellor minister secretary senator representative governor "
    "mayor ambassador envoy general marshal admiral colonel major captain lieutenant "
    "sergeant commander brigadier judge justice speaker leader chief director professor "
    "doctor reverend rabbi bishop archbishop cardinal coach attorney prosecutor "
    "commissioner chairman chairwoman chairperson spokesman spokeswoman spokesperson "
    "congressman congresswoman king queen prince princess emir sheikh sultan ayatollah "
    "pope diplomat politician candidate nominee billionaire businessman lawmaker lawyer "
    "economist analyst strategist adviser advisor aide author writer journalist reporter "
    "columnist correspondent editor activist expert researcher scholar historian "
    "scientist official officer executive founder owner host actor actress singer "
    "pollster consultant organizer manager donor student teacher resident veteran voter "
    "delegate fellow founder chair head boss member partner president- elect ruler "
    "dictator monarch premier dissident defector negotiator mediator peacemaker "
    "neurosurgeon mogul magnate physicist engineer farmer worker driver nurse doctor "
    "mother father wife husband son daughter brother sister widow uncle aunt cousin "
    "grandson granddaughter parent neighbor neighbour quarterback goalkeeper midfielder striker "
    "defender pitcher captain survivor witness passenger shopkeeper pharmacist principal "
    "superintendent trustee firefighter paramedic trooper detective sheriff pilot".split()
)
"""What a person can be: heads of titles and of descriptions such as "the minister"."""

KIN = {
    "mother": "f", "wife": "f", "daughter": "f", "sister": "f", "widow": "f", "aunt": "f",
    "actress": "f", "queen": "f", "princess": "f", "spokeswoman": "f", "chairwoman": "f",
    "congresswoman": "f", "granddaughter": "f", "father": "m", "husband": "m", "son": "m",
    "brother": "m", "uncle": "m", "king": "m", "prince": "m", "spokesman": "m", "chairman": "m",
    "congressman": "m", "businessman": "m", "grandson": "m", "emir": "m", "sheikh": "m",
    "ayatollah": "m", "pope": "m", "sultan": "m",
}  # fmt: skip
"""Descriptions that tell a gender."""

NOT_NAMES = frozenset(
    "The A An And But Or If In On At By For From To Of As It Its He She They We I You His "
    "Her Their Our My Your This That These Those There Here What When Where Who Whom "
    "Whose Why How Which While After Before Since Until Although Though Because However "
    "Meanwhile Moreover Also Yet So Then Now Not No Yes Some Many Most More Few All Both "
    "Each Every Another Other Such Only Even Just Still According Speaking Asked Despite "
    "During Under Over Between Among With Without Within Into Through Against About Like "
    "Unlike Once Later Earlier Today Yesterday Tomorrow Last Next Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December God Christmas Easter Internet English "
    "French German Spanish Russian Chinese Arabic Hebrew Persian Korean Ukrainian Turkish "
    "American British Israeli Iranian Syrian Iraqi Palestinian Japanese European Western "
    "Eastern Northern Southern Soviet Republican Democrat Democratic Democrats "
    "Republicans Muslim Muslims Christian Christians Jewish Jews Islamic Catholic Arab "
    "Arabs Americans Russians Israelis Iranians Ukrainians Europeans Unlike Via One Two "
    "Three Four Five Six Seven Eight Nine Ten Ms TV UN US U.S EU".split()
)
"""Capitalised words that never begin a name."""

PLACES = frozenset(
    "Russia Ukraine China Iran Iraq Israel Syria Lebanon Jordan Egypt Turkey Yemen Qatar "
    "Kuwait Bahrain Oman Libya Sudan Somalia Algeria Morocco Tunisia Palestine Gaza Korea "
    "Japan Taiwan India Pakistan Afghanistan Vietnam Thailand Philippines Indonesia "
    "Malaysia Singapore Australia Canada Mexico Brazil Argentina Cuba Venezuela France "
    "Germany Italy Spain Portugal Britain England Scotland Wales Ireland Poland Hungary "
    "Romania Bulgaria Serbia Croatia Greece Moldova Belarus Lithuania Latvia Estonia "
    "Finland Sweden Norway Denmark Netherlands Belgium Switzerland Austria Georgia "
    "Armenia Azerbaijan Kazakhstan America States Kingdom Moscow Kyiv Kiev Pyongyang "
    "Seoul Beijing Tokyo Tehran Jerusalem Damascus Baghdad Beirut Cairo Ankara Istanbul "
    "Riyadh Doha Washington London Paris Berlin Brussels Geneva Vienna Rome Madrid Warsaw "
    "Minsk Crimea Donbas Donbass Donetsk Luhansk Kherson Kharkiv Odesa Mariupol Wonsan "
    "York Jersey Hampshire Mexico Carolina Dakota Virginia California Texas Florida Ohio "
    "Iowa Nevada Arizona Utah Colorado Oregon Illinois Indiana Michigan Wisconsin "
    "Minnesota Missouri Kansas Nebraska Oklahoma Louisiana Alabama Tennessee Kentucky "
    "Pennsylvania Maryland Massachusetts Connecticut Vermont Maine Delaware Alaska Hawaii "
    "Idaho Montana Wyoming Arkansas Mississippi Angeles Francisco Diego Vegas Orleans "
    "Chicago Boston Philadelphia Detroit Atlanta Miami Cleveland Houston Dallas Baltimore "
    "Seattle Europe Asia Africa Antarctica Arabia Emirates Zealand Lanka Rica Kong "
    "Petersburg Louis Paul".split()
)
"""Place names that often end or make up a run of capitals; a town list would be too slow here."""

THINGS = frozenset(
    "University College School Institute Institution Center Centre Council Committee "
    "Commission Congress Parliament Senate House Assembly Court Ministry Department "
    "Agency Bureau Office Administration Government Party Union Association Federation "
    "Foundation Fund Bank Company Corporation Corp Inc Ltd Group Organization "
    "Organisation Alliance League Society Club Team Forces Force Army Navy Guard Guards "
    "Corps Police Times Post Journal News Herald Tribune Gazette Star Globe Press Media "
    "Network Radio Television Channel Magazine Review Street Avenue Road Square Park "
    "Bridge Airport Station Hospital Hotel Hall Palace Tower Building Stadium Church "
    "Mosque Temple Cathedral County City Town Village District Province Region State "
    "Republic Islands Island Sea Ocean River Lake Bay Gulf Strait Mountain Mountains "
    "Valley Desert Peninsula Coast Beach Falls Hills Heights Springs Border Zone Act Bill "
    "Law Treaty Agreement Accord Deal Pact Plan Project Program Programme Initiative "
    "Resolution Amendment Constitution Charter War Wars Battle Revolution Crisis Day Week "
    "Month Year Prize Award Cup Games Olympics Conference Summit Forum Convention "
    "Campaign Movement Front Brigade Brigades Army Pentagon Kremlin Capitol Nations "
    "Security Affairs Relations Studies Defense Defence Justice Treasury Trade Energy "
    "Health Education Research Science Technology Policy Politics Report Watch "
    "International National Federal Central Strip Bank Airlines Airways Motors Industries "
    "Holdings Partners Capital Oil Gas Steel Power Works Systems Jazeera Hayat Tahrir "
    "Arabiya Mayadeen Manar Qaeda Nusra Shabaab Aqsa Udeid Quds Services Village Rights "
    "Supporters Voters Republicans Democrats Twitter Facebook Staff Command Secretariat "
    "Directorate Intelligence".split()
)
"""Last words that make a run of capitals an organisation, a place or a thing."""

FAMILY_FIRST = frozenset(
    "Kim Choe Choi Cho Ri Lee Yi Pak Park Jang Chang Jong Jung Chong Kang Hwang Hong Han "
    "Yun Yoon Moon Mun Roh No Paek Baek Kwon Ko Ho Hyon O Oh Song Sin Shin So Suh Yang Yu "
    "Yoo Rim Im Lim Tae Thae Ju Chu Jon Chon Xi Li Wang Zhang Liu Chen Yang Huang Zhao Wu "
    "Zhou Xu Sun Ma Zhu Hu Guo He Lin Luo Gao Deng Mao Jiang Hua Qin Geng Zhong Dong Tsai "
    "Ban Nguyen Tran Pham Le Mo Bo Peng Cai Tan Ding Qian Fang Cui Lu Yuan Yao Cheng Wen "
    "Wei Ren Song Xie Han Feng Yu Shi Cao".split()
)
"""Family names that come first: Korean, Chinese, Vietnamese."""

PARTICLES = frozenset(
    "al el bin ibn ben abu bint van von de der den del della di da dos du la le ter ten "
    "al- el- ul uz zu af".split()
)
"""Small words inside a name."""

FAMILY_ENDINGS = (
    "ov", "ova", "ev", "eva", "yov", "in", "ina", "sky", "ski", "skiy", "skyi", "skii", "skaya",
    "ska", "cki", "enko", "chuk", "yuk", "iuk", "yan", "ian", "shvili", "dze", "vich", "vych",
    "wicz", "oglu", "oğlu", "zadeh", "pour", "nejad", "khani", "baev", "bayev",
)  # fmt: skip
"""Endings of family names in the main regions; they count only beside a given name's place."""

SPEAKS = frozenset(
    "said says told added wrote warned claimed argued tweeted asked noted called insisted "
    "acknowledged explained suggested announced declared replied stated vowed urged "
    "dismissed denied testified recalled predicted pledged criticized praised accused "
    "reiterated".split()
)
"""Verbs that a person, or somebody speaking for many, is the subject of."""


DEMONYMS = frozenset(
    "English French German Spanish Russian Chinese Arabic Hebrew Persian Korean Ukrainian "
    "Turkish American British Israeli Iranian Syrian Iraqi Palestinian Japanese European "
    "Western Eastern Northern Southern North South Soviet Republican Democratic Islamic "
    "Catholic Arab".split()
)
"""Adjectives that may open a title: "Russian Foreign Minister"."""

BEFORE_HEADS = frozenset(
    "former senior chief deputy prime foreign defense defence vice acting interim top "
    "supreme press campaign opposition party government army military police company "
    "state".split()
)
"""Lower-case words that belong to an office before its head: "former foreign minister"."""

PLAIN = frozenset(("", "Mr", "Mrs", "Ms", "Miss", "Dr"))
"""Titles that say no office."""

PORTFOLIOS = frozenset(
    "State Defense War Treasury Commerce Energy Education Labor Agriculture "
    "Transportation Homeland Interior Health Staff".split()
)
"""What a "Secretary of" may be of, in capitals."""

FAMILY_FIRST_GENDERS = {
    "f": (
        "choe son hui, choi son hui, kim yo jong, ri sol ju, kim ju ae, park geun hye, "
        "kang kyung wha, kim keon hee, tsai ing wen, hua chunying, mao ning, peng liyuan, "
        "han kang, lee young ae, choo mi ae, sohn hye won"
    ),
    "m": (
        "kim jong un, kim jong il, kim il sung, kim yong nam, kim yong chol, kim tok hun, "
        "ri yong ho, ri su yong, pak jong chon, pak thae song, no kwang chol, kim song, "
        "yoon suk yeol, lee jae myung, moon jae in, lee myung bak, roh moo hyun, kim dae jung, "
        "ban ki moon, cho tae yul, park jin, chung eui yong, cho hyun, kim yong hyun, "
        "han duck soo, han dong hoon, woo won shik, lee jong seok, wi sung lac, xi jinping, "
        "wang yi, li qiang, li keqiang, hu jintao, jiang zemin, deng xiaoping, mao zedong, "
        "li hui, qin gang, "
        "zhao lijian, lin jian, geng shuang, wang wenbin, guo jiakun, liu jianchao, dong jun, "
        "li shangfu, zhang jun, fu cong, lai ching te, nguyen phu trong, to lam"
    ),
}
"""People in public life whose names, family name first, do not tell their gender."""
