package cognitosync.localcloud.console;

import cognitosync.localcloud.console.StackSource.Stack;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /_local/console/stacks}: outputs, resources and the last events of every stack; with {@code ?stack=NAME&from=ID} one of
 * them with its events from that one on.
 */
record StacksPage(StackSource source) implements Page {
    @Override
    public String path() {
        return "/stacks";
    }

    @Override
    public String template() {
        return "stacks";
    }

    @Override
    public String title() {
        return "Stacks";
    }

    private record OutputView(String name, String value, boolean isAddress) {}

    private record ResourceView(String logicalId, String type, String physicalId, StatusView status) {}

    private record EventView(String at, String time, String logicalId, String type, StatusView status, String reason) {}

    private record StackView(
            String name,
            String id,
            StatusView status,
            String reason,
            List<OutputView> outputs,
            List<ResourceView> resources,
            List<EventView> events,
            boolean uneventful,
            String older) {}

    /** A status and what kind of news it is. */
    private record StatusView(String text, String kind) {
        static StatusView of(String status) {
            boolean bad = status.contains("FAILED") || status.contains("ROLLBACK");
            String kind = status.endsWith("_IN_PROGRESS") ? "none" : bad ? "denied" : "allowed";
            return new StatusView(status, kind);
        }
    }

    @Override
    public Map<String, Object> values(Request request) {
        String name = request.query("stack").orElse("");
        Optional<String> from = request.query("from").filter(id -> !name.isEmpty());
        List<Stack> all = source.stacks();
        List<StackView> stacks = all.stream()
                .filter(stack -> name.isEmpty() || stack.name().equals(name))
                .map(stack -> view(stack, from))
                .toList();
        return Map.of(
                "stacks",
                stacks,
                "none",
                all.isEmpty(),
                "unknown",
                stacks.isEmpty() && !all.isEmpty(),
                "one",
                !name.isEmpty());
    }

    private StackView view(Stack stack, Optional<String> from) {
        List<StackSource.Event> events = source.events(stack.id(), from, Listing.LIMIT + 1);
        return new StackView(
                stack.name(),
                stack.id(),
                StatusView.of(stack.status()),
                stack.reason(),
                stack.outputs().entrySet().stream()
                        .map(output -> new OutputView(
                                output.getKey(),
                                output.getValue(),
                                output.getValue().matches("https?://.*")))
                        .toList(),
                stack.resources().stream()
                        .map(resource -> new ResourceView(
                                resource.logicalId(),
                                resource.type(),
                                resource.physicalId(),
                                StatusView.of(resource.status())))
                        .toList(),
                events.stream().limit(Listing.LIMIT).map(StacksPage::view).toList(),
                events.isEmpty(),
                events.size() > Listing.LIMIT
                        ? older(stack.name(), events.get(Listing.LIMIT).id())
                        : "");
    }

    // By the event, not by its place: those that come in meanwhile move nothing.
    private static String older(String name, String from) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("stack", name);
        query.put("from", from);
        return Console.PATH + "/stacks?" + FormEncoding.encode(query);
    }

    private static EventView view(StackSource.Event event) {
        return new EventView(
                event.at().toString(),
                Formats.day(event.at()),
                event.logicalId(),
                event.type(),
                StatusView.of(event.status()),
                event.reason());
    }
}
