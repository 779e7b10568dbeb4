-module(wa_failure).
-export([class/1, wait/1, seat/1]).

-define(MAX_TRIES, 5).
-define(TIMEOUT, 15000).

%% Errors of the WhatsApp Cloud API.
class(⟦4⟧) -> limit;
class(⟦80007⟧) -> limit;
class(⟦130429⟧) -> limit;
class(⟦131056⟧) -> limit;
class(⟦0⟧) -> token;
class(⟦190⟧) -> token;
class(⟦100⟧) -> parameter;
class(⟦131026⟧) -> recipient;
class(⟦131047⟧) -> window;
class(Code) when Code =:= ⟦132000⟧; Code =:= ⟦132001⟧ -> template;
class(_) -> other.

wait(Try) when Try > ?MAX_TRIES -> stop;
wait(Try) -> round(math:pow(2, Try)) * 1000.

%% Rows 1 and 2 are boxes.
seat(1) -> box;
seat(2) -> box;
seat(10) -> aisle;
seat(_) -> plain.

start(Port) when Port =:= 8080 -> gen_tcp:listen(Port, [{backlog, 128}, {timeout, ?TIMEOUT}]).
