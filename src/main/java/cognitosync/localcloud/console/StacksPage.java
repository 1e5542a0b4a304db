package cognitosync.localcloud.console;

import cognitosync.localcloud.address.Origins;
import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackEvent;
import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.messages.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /_local/console/stacks}: outputs, resources and the last events of every stack; with {@code ?stack=NAME&from=ID} one of
 * them with its events from that one on.
 *
 * @param origins translates the addresses in outputs
 */
record StacksPage(Stacks stacks, Origins origins) implements Page {
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
        return Messages.text("console.section.stacks");
    }

    private record OutputView(String name, String value, boolean isAddress) {
        static OutputView of(String name, String value) {
            return new OutputView(name, value, value.matches("https?://.*"));
        }
    }

    /**
     * A resource.
     *
     * @param anchor id of its row
     * @param href of the page with its contents; may be empty
     */
    private record ResourceView(
            String anchor, String logicalId, String type, String physicalId, String href, StatusView status) {
        static ResourceView of(String stack, DeployedResource resource, StackEvent last) {
            String physicalId = resource.resource().physicalId();
            return new ResourceView(
                    StackResourceLink.anchor(stack, resource.logicalId()),
                    resource.logicalId(),
                    resource.type(),
                    physicalId,
                    StackResourceLink.page(resource.type(), physicalId),
                    StatusView.of(last == null ? "CREATE_COMPLETE" : last.status()));
        }
    }

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

    /** A status and its style class. */
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
        List<DeployedStack> all = stacks.all();
        List<StackView> views = all.stream()
                .filter(stack -> name.isEmpty() || stack.identity().name().equals(name))
                .map(stack -> view(stack, from))
                .toList();
        return Map.of(
                "stacks",
                views,
                "none",
                all.isEmpty(),
                "unknown",
                views.isEmpty() && !all.isEmpty(),
                "one",
                !name.isEmpty());
    }

    private StackView view(DeployedStack stack, Optional<String> from) {
        String name = stack.identity().name();
        StackState state = stack.state();
        Map<String, StackEvent> last = stack.lastEvents();
        List<StackEvent> events = stack.events(from, Listing.LIMIT + 1);
        return new StackView(
                name,
                stack.identity().id(),
                StatusView.of(state.status().name()),
                state.reason().orElse(""),
                state.outputs().entrySet().stream()
                        .map(output -> OutputView.of(output.getKey(), origins.toLocal(name, output.getValue())))
                        .toList(),
                stack.resources().stream()
                        .map(resource -> ResourceView.of(name, resource, last.get(resource.logicalId())))
                        .toList(),
                events.stream().limit(Listing.LIMIT).map(StacksPage::view).toList(),
                events.isEmpty(),
                events.size() > Listing.LIMIT
                        ? older(name, events.get(Listing.LIMIT).id())
                        : "");
    }

    // By event id, not by offset, which new events would shift.
    private static String older(String name, String from) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("stack", name);
        query.put("from", from);
        return Console.PATH + "/stacks?" + FormEncoding.encode(query);
    }

    private static EventView view(StackEvent event) {
        return new EventView(
                event.at().toString(),
                Formats.day(event.at()),
                event.logicalId(),
                event.type(),
                StatusView.of(event.status()),
                event.reason().orElse(""));
    }
}
