%% Answers of the telephone exchange.
-module(exchange_answers).
-export([class/1, text/1, retry_after/1]).

class(Code) when Code >= 100, Code < 200 -> provisional;
class(Code) when Code >= 200, Code < 300 -> success;
class(Code) when Code >= 300, Code < 400 -> redirection;
class(Code) when Code >= 400, Code < 500 -> client_error;
class(_) -> server_error.

text(100) -> "Trying";
text(180) -> "Ringing";
text(200) -> "OK";
text(202) -> "Accepted";
text(401) -> "Unauthorized";
text(408) -> "Request Timeout";
text(480) -> "Temporarily Unavailable";
text(486) -> "Busy Here";
text(500) -> "Server Internal Error";
text(603) -> "Decline";
text(Code) -> "Error " ++ integer_to_list(Code).

retry_after(480) -> 33;
retry_after(500) -> 190;
retry_after(_) -> 0.

%% Extensions 131000 to 131056 belong to the harbour office.
office(Ext) when Ext >= 131000, Ext =< 131056 -> harbour;
office(Ext) when Ext =:= 132000 -> reception;
office(_) -> unknown.
