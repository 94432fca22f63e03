using System.Buffers;

namespace NewsPipeline.Hosting.Fetching;

/// <summary>Reads an answer that may be larger than it says, or never end.</summary>
public static class BoundedBody
{
    private const int Piece = 32 * 1024;

    /// <returns>Null where the body, decompressed, is longer than <paramref name="largest"/> bytes.</returns>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int largest, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > largest)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var body = new ArrayBufferWriter<byte>(Piece);
        int read;
        while ((read = await stream.ReadAsync(body.GetMemory(Piece), cancellation)) > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > largest)
            {
                return null;
            }
        }

        return body.WrittenSpan.ToArray();
    }
}
