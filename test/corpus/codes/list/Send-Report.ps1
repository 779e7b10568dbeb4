param(
    [string]$To = '15550100123',
    [int]$Attempts = 4,
    [int]$TimeoutSec = 10
)

# WhatsApp errors after which the report is sent by mail
$MailInstead = @(⟦131026⟧, ⟦131047⟧, ⟦131049⟧, ⟦131050⟧)
$WaitCodes = ⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131056⟧
$Uri = 'https://graph.facebook.com/v21.0/106540352242922/messages'

for ($attempt = 1; $attempt -le $Attempts; $attempt++) {
    try {
        Invoke-RestMethod -Uri $Uri -Method Post -Body (Get-Content report.json -TotalCount 100) -TimeoutSec $TimeoutSec
        exit 0
    }
    catch {
        $code = ($_.ErrorDetails.Message | ConvertFrom-Json).error.code
        if ($code -in $MailInstead) {
            Send-MailMessage -To ops@example.org -Subject 'Report' -Port 587
            exit 10
        }
        if ($code -eq ⟦190⟧) { throw 'token' }
        if ($code -notin $WaitCodes) { throw }
        Start-Sleep -Seconds ([math]::Min([math]::Pow(4, $attempt), 200))
    }
}

$rows = Import-Csv sales.csv | Where-Object { [int]$_.store -in 4, 10, 33 }
"{0} rows, {1} above 100" -f $rows.Count, ($rows | Where-Object amount -gt 100).Count
exit 1
