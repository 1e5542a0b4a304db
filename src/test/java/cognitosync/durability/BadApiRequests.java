package cognitosync.durability;

import cognitosync.journey.cloud.Outputs;
import cognitosync.localcloud.http.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is wrong with requests to Cognito Identity (AWS JSON) and Cognito Sync (REST JSON). */
final class BadApiRequests {
    private static final List<String> OPERATIONS = List.of("GetId", "GetCredentialsForIdentity", "GetOpenIdToken");
    // Of the whole text, because a mended signature must not be the reason of a refusal.
    private static final String BODY = "SerializationException|InvalidParameterException|ValidationException";

    private final Garbage garbage;
    private final int port;
    private final String pool;
    private final SignedRequests signed;

    BadApiRequests(Garbage garbage, Outputs outputs) {
        this.garbage = garbage;
        this.port = outputs.apiEndpoint().getPort();
        this.pool = outputs.identityPoolId();
        this.signed = new SignedRequests(port, outputs.region(), DeveloperClient.credentials(outputs));
    }

    List<BadRequest> some(int ofEach) {
        List<BadRequest> all = new ArrayList<>();
        for (int i = 0; i < ofEach; i++) {
            all.add(identity("broken JSON", operation(), garbage.brokenJson(member()))
                    .answering("SerializationException"));
            all.add(identity("wrong types", operation(), wrongTypes()).answering(BODY));
            all.add(identity("unknown operation", garbage.word(0, 40), "{}").answering("UnknownOperationException"));
            all.add(identity("unknown pool", operation(), unknownIds()).answering(BODY + "|ResourceNotFoundException"));
            all.add(sync("broken JSON", "POST", dataset(), garbage.brokenJson(update("\"a\"", "1")))
                    .answering("SerializationException"));
            all.add(sync("wrong types", "POST", dataset(), wrongTypesOfUpdate()).answering(BODY));
            all.add(sync("token not issued here", "POST", dataset(), update("\"a\"", "1"))
                    .answering("InvalidParameterException"));
            all.add(sync("bad names in the path", "GET", badNames(), "").answering("InvalidParameterException"));
            all.add(sync("bad query", "GET", dataset() + "/records?" + badQuery(), "")
                    .answering(BODY));
            all.add(sync("unknown operation", method(), unknownPath(), "").answering("UnknownOperationException"));
            all.add(badSignature());
            all.add(unsigned("traversal", "GET", garbage.traversal(), ""));
            all.add(unsigned("bad percent-encoding", "GET", "/identitypools/" + garbage.noPercentEncoding(), ""));
        }
        return all;
    }

    private BadRequest identity(String kind, String operation, String body) {
        return new BadRequest(
                "identity: " + kind,
                port,
                "POST / HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n"
                        + "Content-Type: application/x-amz-json-1.1\r\nX-Amz-Target: AWSCognitoIdentityService."
                        + operation
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body,
                ErrorShape.AWS_JSON);
    }

    private BadRequest sync(String kind, String method, String path, String body) {
        return new BadRequest("sync: " + kind, port, signed.of(method, path, body), ErrorShape.AWS_JSON);
    }

    private BadRequest unsigned(String kind, String method, String path, String body) {
        return new BadRequest(
                "sync: " + kind,
                port,
                method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body,
                ErrorShape.AWS_JSON);
    }

    private String operation() {
        return garbage.oneOf(OPERATIONS);
    }

    private String method() {
        return garbage.oneOf(List.of("PUT", "PATCH", "POST", "DELETE"));
    }

    private String member() {
        return "{\"IdentityPoolId\":\"" + pool + "\",\"IdentityId\":\"" + pool + "\"}";
    }

    private String wrongTypes() {
        String wrong = garbage.wrongType();
        return "{\"IdentityPoolId\":" + wrong + ",\"IdentityId\":" + wrong + ",\"Logins\":" + wrong + "}";
    }

    private String unknownIds() {
        String id = garbage.random().nextBoolean()
                ? "eu-west-1:" + new UUID(garbage.random().nextLong(), 1)
                : garbage.word(0, 90);
        return "{\"IdentityPoolId\":\"" + id + "\",\"IdentityId\":\"" + id + "\"}";
    }

    private String dataset() {
        return "/identitypools/" + pool + "/identities/eu-west-1%3A"
                + new UUID(garbage.random().nextLong(), 2) + "/datasets/" + garbage.word(1, 20);
    }

    private String update(String key, String count) {
        return "{\"SyncSessionToken\":\"" + garbage.word(1, 90) + "\",\"RecordPatches\":[{\"Op\":\"replace\",\"Key\":"
                + key + ",\"Value\":\"v\",\"SyncCount\":" + count + "}]}";
    }

    private String wrongTypesOfUpdate() {
        String wrong = garbage.wrongType();
        return switch (garbage.random().nextInt(5)) {
            case 0 -> update(wrong, "1");
            case 1 ->
                update("\"a\"", garbage.oneOf(List.of("\"1\"", "1.5", "[]", "true", "1e40", "99999999999999999999")));
            case 2 -> "{\"SyncSessionToken\":" + wrong + ",\"RecordPatches\":" + wrong + "}";
            case 3 ->
                "{\"SyncSessionToken\":\"t\",\"RecordPatches\":[" + garbage.oneOf(List.of("1", "\"a\"", "[]", "null"))
                        + "]}";
            default -> update("\"" + "k".repeat(1_025 + garbage.random().nextInt(500)) + "\"", "-1");
        };
    }

    private String badNames() {
        String bad = PercentEncoding.encode(garbage.text(" /\\\"'<>&?#%$€🙂\n\t*", 1, 12));
        String name = garbage.random().nextBoolean()
                ? bad
                : "n".repeat(129 + garbage.random().nextInt(400));
        return "/identitypools/" + pool + "/identities/eu-west-1%3A" + UUID.nameUUIDFromBytes(new byte[] {1})
                + "/datasets/" + name;
    }

    private String badQuery() {
        return garbage.oneOf(List.of(
                        "maxResults=x",
                        "maxResults=0&x=",
                        "lastSyncCount=x",
                        "lastSyncCount=1.5e",
                        "lastSyncCount=99999999999999999999"))
                + garbage.word(1, 9);
    }

    private String unknownPath() {
        return "/identitypools/" + garbage.word(1, 9) + "/" + garbage.word(1, 9) + "/" + garbage.word(1, 9) + "/"
                + garbage.word(1, 9);
    }

    private BadRequest badSignature() {
        String good = signed.of("GET", dataset() + "/records", "");
        int start = good.indexOf("Authorization: ") + "Authorization: ".length();
        int end = good.indexOf("\r\n", start);
        int at = start + garbage.random().nextInt(end - start);
        String spoilt =
                switch (garbage.random().nextInt(4)) {
                    case 0 -> good.substring(0, at) + good.substring(end);
                    case 1 -> good.substring(0, end - 4) + "0g0z" + good.substring(end);
                    case 2 -> good.substring(0, start) + garbage.word(1, 60) + good.substring(end);
                    default -> good.replaceFirst("X-Amz-Date: [^\r]*", "X-Amz-Date: " + garbage.word(1, 20));
                };
        return new BadRequest("sync: bad signature", port, spoilt, ErrorShape.AWS_JSON);
    }
}
