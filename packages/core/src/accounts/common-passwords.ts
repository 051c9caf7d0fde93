/** The passwords of 8 characters and more that guessers try first. Compared in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `12345678 123456789 1234567890 0123456789 87654321 987654321 11111111 00000000 88888888 66666666 99999999 12341234
  11223344 12344321 123123123 147258369 147852369 789456123 741852963 1q2w3e4r 1q2w3e4r5t 1qaz2wsx zaq12wsx qazwsxedc
  qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123 q1w2e3r4 a1b2c3d4
  abcd1234 abc12345 abcdefgh abcdefg1 abc123456 aa123456 a1234567 a12345678 a123456789 woaini520 woaini1314 5201314520
  password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword pa55word passpass letmein1
  letmein123 iloveyou iloveyou1 sunshine princess football baseball basketball superman spiderman pokemon1 starwars
  welcome1 welcome123 trustno1 whatever computer internet dragon123 monkey123 shadow123 master123 michael1 jennifer
  jordan23 corvette mercedes midnight marlboro changeme changeme123 administrator admin123 admin1234 adminadmin
  root1234 test1234 testtest guest123 default1 secret123 samsung1 samantha charlotte elizabeth victoria liverpool
  chelsea1 arsenal1 barcelona realmadrid christian blink182 slipknot metallica danielle november december september`
    .split(/\s+/u)
    .filter((word) => word !== ''),
)
