namespace OtpActors.Http.Access;

/// <summary>How busy something behind the front end is. All that are registered count.</summary>
public interface ILoad
{
    /// <summary>
    /// 0 when idle to 1 when full. Above a half new requests are refused at the door: those already inside take several turns each, and
    /// finishing them is worth more than beginning others.
    /// </summary>
    double Load { get; }
}
