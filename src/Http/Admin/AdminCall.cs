using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Domain.Identity;
using OtpActors.Http.Problems;

namespace OtpActors.Http.Admin;

/// <summary>One request to the admin API, as handlers see it.</summary>
internal sealed class AdminCall(HttpContext context, IServiceProvider services)
{
    private const int LimitDefault = 50;
    private const int LimitMax = 100;

    /// <summary>The answer to a cursor that leads nowhere.</summary>
    public static Problem NoSuchPage { get; } = Problem.Of("cursor", "Give the next_cursor of the page before, or leave it out to begin anew.");

    public HttpRequest Request => context.Request;

    public DateTimeOffset Now => services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>What to note in the audit log before the answer leaves; null for nothing.</summary>
    public AdminDeed? Deed { get; private set; }

    /// <summary>One of the engine's desks.</summary>
    public T Desk<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Notes what is being done.</summary>
    public void Does(string what, string? subject, string? detail = null) => Deed = new AdminDeed(what, subject, detail);

    /// <summary>A part of the path.</summary>
    public string Part(string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>The workspace in the path. One that cannot be a workspace's name is unknown.</summary>
    public bool TryGetWorkspace(out WorkspaceId workspace) => WorkspaceId.TryParse(Part("workspace"), out workspace);

    /// <summary>The page asked for: <c>limit</c> and <c>cursor</c> of the query.</summary>
    public bool TryGetPage(out int limit, out string? cursor, [NotNullWhen(false)] out Problem? problem)
    {
        (limit, problem) = (LimitDefault, null);
        cursor = context.Request.Query["cursor"] is [{ Length: > 0 } after] ? after : null;
        if (context.Request.Query["limit"] is [{ Length: > 0 } text]
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= LimitMax))
        {
            problem = Problem.Of("limit", $"Give a whole number from 1 to {LimitMax}.");
        }

        return problem is null;
    }

    /// <summary>As the other, for lists whose cursors are numbers.</summary>
    public bool TryGetPage(out int limit, out long? before, [NotNullWhen(false)] out Problem? problem)
    {
        before = null;
        if (!TryGetPage(out limit, out string? cursor, out problem))
        {
            return false;
        }

        if (cursor is not null && !(long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (before = number) >= 0))
        {
            problem = NoSuchPage;
        }

        return problem is null;
    }
}
