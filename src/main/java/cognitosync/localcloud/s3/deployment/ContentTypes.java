package cognitosync.localcloud.s3.deployment;

import java.util.Locale;
import java.util.Map;

/**
 * The type that the AWS command line gives an uploaded file: Python's guess from the name, without a charset. The table holds
 * the types of files that websites have; anything else gets the type that S3 gives an object without one.
 *
 * @see <a href="https://docs.python.org/3/library/mimetypes.html">mimetypes</a>
 */
final class ContentTypes {
    private static final String UNKNOWN = "binary/octet-stream";
    private static final String COMPRESSED = ".*\\.(gz|bz2|xz|br|Z)";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("avif", "image/avif"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("css", "text/css"),
            Map.entry("csv", "text/csv"),
            Map.entry("gif", "image/gif"),
            Map.entry("htm", "text/html"),
            Map.entry("html", "text/html"),
            Map.entry("ico", "image/vnd.microsoft.icon"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("js", "text/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("mjs", "text/javascript"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("tar", "application/x-tar"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("txt", "text/plain"),
            Map.entry("vtt", "text/vtt"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("wav", "audio/x-wav"),
            Map.entry("webm", "video/webm"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("webp", "image/webp"),
            Map.entry("xml", "text/xml"),
            Map.entry("zip", "application/zip"));

    private ContentTypes() {}

    static String guess(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        // A compressed file has the type of what is inside it.
        String inner = name.matches(COMPRESSED) ? name.substring(0, name.lastIndexOf('.')) : name;
        int dot = inner.lastIndexOf('.');
        // A leading dot starts a name, not an extension.
        return dot <= 0 ? UNKNOWN : TYPES.getOrDefault(inner.substring(dot + 1).toLowerCase(Locale.ROOT), UNKNOWN);
    }
}
