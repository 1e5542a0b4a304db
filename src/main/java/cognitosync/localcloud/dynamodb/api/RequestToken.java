package cognitosync.localcloud.dynamodb.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client request token, with a digest of the request's actions that does not depend on the order of JSON members.
 *
 * @param text of the token
 * @param request SHA-256 of the actions
 */
record RequestToken(String text, byte[] request) {
    static RequestToken of(String text, ObjectNode request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(request.path("TransactItems"), digest);
            return new RequestToken(text, digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static void add(JsonNode node, MessageDigest digest) {
        if (node.isObject()) {
            add("{" + node.size(), digest);
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
            sorted.forEach((name, value) -> {
                add(name.length() + ":" + name, digest);
                add(value, digest);
            });
        } else if (node.isArray()) {
            add("[" + node.size(), digest);
            node.forEach(element -> add(element, digest));
        } else {
            String written = node.getNodeType() + node.asText();
            add(written.length() + ":" + written, digest);
        }
    }

    private static void add(String text, MessageDigest digest) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
