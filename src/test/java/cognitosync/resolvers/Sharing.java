package cognitosync.resolvers;

import static cognitosync.resolvers.Datasets.JSON;
import static cognitosync.resolvers.Datasets.arguments;
import static cognitosync.resolvers.Datasets.ok;
import static cognitosync.resolvers.Datasets.patch;

import cognitosync.localcloud.appsync.resolver.Resolution;
import cognitosync.localcloud.appsync.runtime.Evaluation.Extension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What several people do with the dataset {@code wall} of {@link #SAM}, through the API's resolvers. */
final class Sharing implements AutoCloseable {
    static final String SAM = Datasets.ME;
    static final String ANN = person(2);
    static final String BEN = person(3);
    static final String WALL = "wall";
    static final String GONE = "The invitation has been used, has expired or never existed.";

    final Datasets datasets = new Datasets();

    /** A person of a number from 1, who is Sam. */
    static String person(int number) {
        return "eu-west-1:aaaaaaaa-0000-0000-0000-%012d".formatted(number);
    }

    Resolution as(String caller, String field, ObjectNode arguments) {
        datasets.caller = caller;
        return datasets.call(field, arguments);
    }

    private static ObjectNode wall() {
        return arguments(WALL);
    }

    /** Sam's dataset has a record. */
    Sharing withWall() {
        ok(update(SAM, "w0", patch("colour", "red", 0)));
        return this;
    }

    Resolution invite(String caller, String role, Instant expires, String name) {
        return as(
                caller,
                "invite",
                wall().put("role", role).put("expires", expires.toEpochMilli()).put("name", name));
    }

    /** The token of an invitation by Sam for a day. */
    String invite(String role) {
        return ok(invite(SAM, role, datasets.now.plus(Duration.ofDays(1)), "Sam"))
                .path("token")
                .asText();
    }

    Resolution invitation(String caller, String token) {
        return as(caller, "invitation", JSON.createObjectNode().put("token", token));
    }

    Resolution accept(String caller, String token) {
        return as(caller, "accept", JSON.createObjectNode().put("token", token).put("name", "Member"));
    }

    /** Makes a member. */
    Sharing with(String member, String role) {
        ok(accept(member, invite(role)));
        return this;
    }

    Resolution update(String caller, String writeId, ObjectNode... patches) {
        ObjectNode arguments = wall().put("owner", SAM).put("writeId", writeId);
        arguments.putArray("patches").addAll(List.of(patches));
        return as(caller, "update", arguments);
    }

    Resolution changes(String caller) {
        return as(caller, "changes", wall().put("owner", SAM).put("since", 0));
    }

    Resolution members(String caller) {
        return as(caller, "members", wall().put("owner", SAM));
    }

    /** Who is told to be a member, and as what. */
    Map<String, String> roles() {
        return StreamSupport.stream(ok(members(SAM)).path("items").spliterator(), false)
                .collect(Collectors.toMap(member -> member.path("id").asText(), member -> member.path("role")
                        .asText()));
    }

    Resolution changed(String caller) {
        return as(caller, "changed", wall().put("owner", SAM));
    }

    Resolution delete(String caller, String writeId) {
        return as(caller, "deleteDataset", wall().put("owner", SAM).put("writeId", writeId));
    }

    Resolution setRole(String caller, String member, String role) {
        return thenLater(as(caller, "setRole", wall().put("member", member).put("role", role)));
    }

    Resolution remove(String caller, String member) {
        return thenLater(as(caller, "remove", wall().put("member", member)));
    }

    /** An invitation of the same millisecond would be one of before. */
    private Resolution thenLater(Resolution resolution) {
        datasets.now = datasets.now.plusMillis(1);
        return resolution;
    }

    Resolution leave(String caller) {
        return as(caller, "leave", wall().put("owner", SAM));
    }

    /** What is listed for somebody: his own by name, others' with his role. */
    List<String> listed(String caller) {
        datasets.caller = caller;
        JsonNode items = ok(datasets.datasets(null)).path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("role").isTextual()
                        ? item.path("owner").asText() + " " + item.path("name").asText() + " "
                                + item.path("role").asText()
                        : item.path("name").asText())
                .toList();
    }

    /** The payloads by which a call ended subscriptions. */
    static List<JsonNode> ended(Resolution resolution) {
        return resolution.extensions().stream()
                .filter(extension -> extension.type().equals("invalidateSubscriptions"))
                .map(Extension::value)
                .toList();
    }

    @Override
    public void close() {
        datasets.close();
    }
}
