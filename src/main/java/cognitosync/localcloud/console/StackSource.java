package cognitosync.localcloud.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stacks, to the console. */
public interface StackSource {
    /** Every stack by name. */
    List<Stack> stacks();

    /** The same, as far as their templates tell of them: without what became of resources. */
    List<Stack> templates();

    /** At most that many events of a stack, the newest first, from the one of that id on. */
    List<Event> events(String stackId, Optional<String> from, int limit);

    /** Values that nobody is shown: of parameters with NoEcho, and attributes that are secrets. */
    Set<String> secrets();

    /**
     * A stack.
     *
     * @param name such as {@code CognitoSync}
     * @param id ARN
     * @param status such as {@code UPDATE_COMPLETE}
     * @param reason why, where something went wrong; else empty
     * @param outputs with the addresses of this machine
     * @param resources in the order in which they were made
     * @param template of the last complete deployment
     */
    record Stack(
            String name,
            String id,
            String status,
            String reason,
            Map<String, String> outputs,
            List<StackResource> resources,
            JsonNode template) {}

    /**
     * A resource.
     *
     * @param logicalId its name in the template
     * @param type such as {@code AWS::S3::Bucket}
     * @param physicalId what exists
     * @param status such as {@code CREATE_COMPLETE}
     * @param properties resolved; not shown as they are, a statement is looked up in them
     */
    record StackResource(String logicalId, String type, String physicalId, String status, JsonNode properties) {}

    /**
     * Something that happened.
     *
     * @param id of the event
     * @param at when
     * @param logicalId to what
     * @param type of it
     * @param status what happened
     * @param reason why; often empty
     */
    record Event(String id, Instant at, String logicalId, String type, String status, String reason) {}
}
