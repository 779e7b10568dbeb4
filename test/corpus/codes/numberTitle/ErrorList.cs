namespace Depot.Messaging;

/// <summary>
/// Errors of the WhatsApp Cloud API that the depot has met.
/// ⟦131008⟧: Required parameter is missing.
/// ⟦131009⟧: Parameter value is not valid.
/// ⟦131052⟧: Media download error.
/// ⟦131053⟧: Media upload error.
/// ⟦133000⟧: Incomplete Deregistration.
/// ⟦133005⟧: Two step verification PIN Mismatch.
/// ⟦100⟧: Invalid parameter.
/// ⟦190⟧: Access token has expired.
/// </summary>
public enum DepotError
{
    None = 0,
    Parameter = 1,
    Media = 2,
    Pin = 3,
    Token = 4,
    Other = 10,
}

/// <summary>
/// Gates: 1: north, 2: south, 4: loading ramp, 10: visitors, 33: waste.
/// </summary>
public enum Gate
{
    North = 1,
    South = 2,
    Ramp = 4,
    Visitors = 10,
    Waste = 33,
}
