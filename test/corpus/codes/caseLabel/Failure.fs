module Garden.WhatsApp.Failure

open System

type Next =
    | Retry of TimeSpan
    | Template
    | Page
    | Drop

/// What to do after the Cloud API said no.
let next (code: int) =
    match code with
    | ⟦4⟧
    | ⟦80007⟧
    | ⟦130429⟧ -> Retry(TimeSpan.FromSeconds 60.0)
    | ⟦131056⟧ -> Retry(TimeSpan.FromSeconds 6.0)
    | ⟦131047⟧ -> Template
    | ⟦0⟧
    | ⟦190⟧ -> Page
    | ⟦131026⟧
    | ⟦131051⟧ -> Drop
    | _ -> Page

let postage grams =
    match grams with
    | g when g <= 100 -> 1.60m
    | g when g <= 500 -> 2.75m
    | _ -> 5.49m

let beds = [ 4; 6; 8 ]

let isSpring month =
    match month with
    | 3
    | 4
    | 5 -> true
    | _ -> false
