# Installs the agent and tells the deployment service how it went.
param([int] $TimeoutSeconds = 190, [int] $Retries = 4)

$known = @{
    0    = 'installed'
    1    = 'incorrect function'
    2    = 'file not found'
    3    = 'path not found'
    10   = 'bad environment'
    33   = 'locked'
    100  = 'already installed'
    1602 = 'cancelled'
    1603 = 'fatal error'
    3010 = 'restart needed'
}

for ($i = 1; $i -le $Retries; $i++) {
    $process = Start-Process msiexec -ArgumentList '/i agent.msi /qn' -PassThru -Wait
    $code = $process.ExitCode
    if ($code -eq 0 -or $code -eq 100 -or $code -eq 3010) { break }
    if ($code -eq 1618) { Start-Sleep -Seconds 33; continue }
    Write-Error "Installation failed with error code $code ($($known[$code]))"
    exit $code
}

switch ($code) {
    0 { Write-Host 'Done' }
    4 { Write-Warning 'Access was denied (error 4)' }
    100 { Write-Host 'Nothing to do' }
    default { Write-Warning "Unknown code $code" }
}

Write-EventLog -LogName Application -Source Agent -EventId 131 -EntryType Information -Message "exit $code after $TimeoutSeconds s"
if ($LASTEXITCODE -eq 1) { exit 10 }
