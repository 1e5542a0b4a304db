package cognitosync.localcloud.console;

import cognitosync.localcloud.console.StackSource.Stack;
import cognitosync.localcloud.http.Request;
import java.util.List;
import java.util.Map;

/** {@code /_local/console/stacks}: outputs, resources and events of every stack. */
record StacksPage(StackSource source) implements Page {
    private static final int EVENTS = 100;

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
            boolean more) {}

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
        List<StackView> stacks = source.stacks().stream().map(StacksPage::view).toList();
        return Map.of("stacks", stacks, "none", stacks.isEmpty());
    }

    private static StackView view(Stack stack) {
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
                stack.events().stream().limit(EVENTS).map(StacksPage::view).toList(),
                stack.events().isEmpty(),
                stack.events().size() > EVENTS);
    }

    private static EventView view(StackSource.Event event) {
        return new EventView(
                event.at().toString(),
                Shown.day(event.at()),
                event.logicalId(),
                event.type(),
                StatusView.of(event.status()),
                event.reason());
    }
}
