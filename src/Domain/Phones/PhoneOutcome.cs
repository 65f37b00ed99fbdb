namespace OtpActors.Domain.Phones;

/// <summary>A phone's answers.</summary>
public enum PhoneOutcome
{
    /// <summary>Done as asked.</summary>
    Granted = 1,

    /// <summary>A send window is full.</summary>
    WindowFull = 2,

    /// <summary>The last send went nowhere a moment ago.</summary>
    Paused = 3,

    /// <summary>The budget of wrong checks is spent.</summary>
    BudgetSpent = 4,

    /// <summary>The budget is not spent, but as many checks as it has left are under way.</summary>
    BudgetHeld = 5,
}
