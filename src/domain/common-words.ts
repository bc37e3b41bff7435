/** Words and rows of keys that the most common passwords are made of, in lower case. */
export const COMMON_WORDS: readonly string[] = (
  "password passwort passw0rd passwd motdepasse contrasena wachtwoord haslo parola senha secret secure security " +
  "countersign questionnaire compliance admin administrator root user guest test testing demo default changeme " +
  "change letmein welcome willkommen bienvenue login signin master access account company office work server " +
  "database system network internet computer windows linux google apple amazon cloud cloudflare microsoft facebook " +
  "qwertyuiop qwerty qwertz azerty asdfghjkl asdfgh asdf zxcvbnm zxcvbn zxcv yxcvbnm qazwsxedc qazwsx wsx edc qaz " +
  "1q2w3e4r5t 1q2w3e4r 1qaz2wsx poiuyt lkjhgf mnbvcxz abcdefghijkl abcdef abcd abc123 abc xyz aaa " +
  "123456789 12345678 1234567 123456 12345 1234 123 987654321 654321 4321 321 112233 " +
  "iloveyou loveyou ilove love lovely lover you and the mein ist das sunshine princess prinzessin dragon monkey " +
  "football baseball basketball soccer fussball hockey superman batman spiderman pokemon starwars star wars naruto " +
  "michael jordan jessica jennifer michelle daniel thomas robert charlie andrew joshua matthew ashley nicole hannah " +
  "anthony george william david maria anna alexander thunder hunter ranger killer shadow tiger eagle falcon lion " +
  "buster cookie cheese chocolate banana orange pepper ginger summer winter spring autumn sommer fruhling herbst " +
  "january february march april june july august september october november december monday friday sunday " +
  "berlin london paris munich newyork america canada germany england france spain italy hello hallo bonjour " +
  "trustno trust nobody freedom liberty whatever forever please correct horse battery staple blink fuck hell " +
  "mustang ferrari porsche mercedes harley corvette yamaha samsung family mother father daughter baby angel angels " +
  "jesus christ heaven blessed faith lucky happy flower rainbow butterfly diamond silver golden purple yellow green " +
  "black white red blue one two three four five six seven eight nine ten zero new old my our this that is it me"
)
  .split(" ")
  .sort();
