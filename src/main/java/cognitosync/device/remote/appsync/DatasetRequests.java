package cognitosync.device.remote.appsync;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.SyncServiceException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Operations on datasets, whose refusals are those of {@link cognitosync.device.remote.DatasetClient}.
 *
 * @param api where they are sent
 */
record DatasetRequests(GraphqlClient api) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sends an operation on a dataset; its name is empty for an operation on no particular one. */
    GraphqlClient.Answer send(String dataset, String operation, ObjectNode variables, Instant deadline) {
        try {
            return SyncServiceException.translated(() -> api.send(operation, variables, deadline));
        } catch (SyncServiceException refusal) {
            switch (code(refusal)) {
                case GraphqlResponse.LIMIT_EXCEEDED -> throw SyncServiceException.limitExceeded(refusal.said());
                case GraphqlResponse.UNREADABLE ->
                    throw new DeviceException(
                            DeviceException.Kind.UNREADABLE,
                            Messages.text("api.unreadable", dataset, refusal.said()),
                            refusal);
                default -> throw refusal;
            }
        }
    }

    /** What the resolvers, or the API, call the refusal; empty if they did not refuse. */
    static String code(SyncServiceException refusal) {
        return refusal.answer()
                .map(answer -> answer.awsErrorDetails().errorCode())
                .orElse("");
    }

    /** The datasets of the caller, and those that others share with the caller. */
    List<Operations.Listed> datasets() {
        return pages("", Operations.DATASETS, JSON.createObjectNode(), "datasets", Operations::listed);
    }

    /** All items of a listing that comes in pages. */
    <T> List<T> pages(String dataset, String query, ObjectNode variables, String field, Function<JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            variables.put("nextToken", next.orElse(null));
            GraphqlClient.Answer answer = send(dataset, query, variables, api.deadline());
            Operations.Page<T> page = Operations.page(answer.data().path(field), reader);
            all.addAll(page.items());
            next = page.nextToken();
        } while (next.isPresent());
        return all;
    }
}
