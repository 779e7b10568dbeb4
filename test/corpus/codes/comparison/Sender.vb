Imports System.Net.Http

Namespace Pottery.Messages
    ''' <summary>Sends WhatsApp messages; error ⟦131047⟧ leads to a template.</summary>
    Public Class Sender
        Private Const Tries As Integer = 5
        Private ReadOnly Waits As Integer() = {1, 5, 25, 60}

        Public Async Function Send(client As HttpClient, target As String, body As String) As Task(Of Boolean)
            For attempt = 1 To Tries
                Dim answer = Await client.PostAsync("https://graph.facebook.com/v20.0/106540352242922/messages", Json(target, body))
                If CInt(answer.StatusCode) = 200 Then Return True
                Dim code = ReadCode(Await answer.Content.ReadAsStringAsync())
                If code = ⟦131047⟧ Then Return Await SendTemplate(client, target, "hello")
                If code = ⟦190⟧ OrElse code = ⟦0⟧ Then Throw New UnauthorizedAccessException()
                If code = ⟦131026⟧ Then Return False
                If code <> ⟦130429⟧ AndAlso code <> ⟦80007⟧ Then Exit For
                Await Task.Delay(TimeSpan.FromSeconds(Waits(Math.Min(attempt, 3))))
            Next
            Return False
        End Function

        Public Function Price(pieces As Integer) As Decimal
            If pieces >= 12 Then Return pieces * 17.5D
            Return pieces * 19D
        End Function
    End Class
End Namespace
