# Texts of the desk for what WhatsApp answers.
TEXTS =
  ⟦4⟧: 'Too many calls'
  ⟦100⟧: 'Wrong parameter'
  ⟦190⟧: 'Sign in again'
  ⟦131026⟧: 'Cannot be reached'
  ⟦131047⟧: 'Use a template'
  ⟦131053⟧: 'Bad picture'
  ⟦132001⟧: 'No such template'

WEEK =
  0: 'Sunday'
  1: 'Monday'
  2: 'Tuesday'
  3: 'Wednesday'
  4: 'Thursday'

module.exports =
  text: (error) -> TEXTS[error.code] ? "Error #{error.code}"
  window: (error) -> error.code is ⟦131047⟧ or error.code is ⟦470⟧
  again: (error) -> error.code in [⟦80007⟧, ⟦130429⟧, ⟦131056⟧]
  day: (date) -> WEEK[date.getDay()]
  pad: (n) -> if n < 10 then "0#{n}" else "#{n}"
