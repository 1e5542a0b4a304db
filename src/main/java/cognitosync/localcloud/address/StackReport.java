package cognitosync.localcloud.address;

import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.cloudformation.stack.StackStatus;
import cognitosync.localcloud.console.Console;
import java.util.Map;
import java.util.Optional;

/**
 * What the terminal says of a stack.
 *
 * @param name of the stack
 * @param status as CloudFormation names it
 * @param reason of the status, where something failed
 * @param complete whether a deployment of it ever completed
 * @param outputs of its last complete deployment, with addresses of this machine
 */
public record StackReport(
        String name, StackStatus status, Optional<String> reason, boolean complete, Map<String, String> outputs) {
    static StackReport of(String name, StackState state, Map<String, String> outputs) {
        return new StackReport(
                name, state.status(), state.reason(), state.template().isPresent(), outputs);
    }

    /** A line of a terminal, and what a reason needs; the console has the whole. */
    private static final int LONGEST_REASON = 500;

    /** Whether something was deployed that is still whole. */
    public boolean isDeployed() {
        return complete
                && switch (status) {
                    case DELETE_IN_PROGRESS, DELETE_FAILED, DELETE_COMPLETE -> false;
                    default -> true;
                };
    }

    /** The address that people open. */
    public Optional<String> site() {
        return Optional.ofNullable(outputs.get("SiteUrl"))
                .or(() -> Optional.ofNullable(outputs.get("WebsiteUrl")))
                .map(StackReport::oneLine);
    }

    /**
     * How the last operation ended; empty while one is under way, and where nothing but a change set was made.
     *
     * @param api address of the API port
     */
    public Optional<String> ending(String api) {
        return switch (status) {
            case CREATE_COMPLETE, UPDATE_COMPLETE ->
                Optional.of(name + " is deployed"
                        + site().map(address -> ": open " + address).orElse("."));
            case DELETE_COMPLETE -> Optional.of(name + " is destroyed.");
            case ROLLBACK_COMPLETE, ROLLBACK_FAILED -> Optional.of(failed("Deploying", api));
            case UPDATE_ROLLBACK_COMPLETE -> Optional.of(failed("Updating", api) + " (it is as it was before)");
            case UPDATE_ROLLBACK_FAILED ->
                Optional.of(failed("Updating", api) + " (taking the update back failed, too)");
            case DELETE_FAILED -> Optional.of(failed("Deleting", api));
            default -> Optional.empty();
        };
    }

    private String failed(String what, String api) {
        return what + " " + name + " failed: " + shownReason() + "; see " + api + Console.PATH + "/stacks";
    }

    private String shownReason() {
        String shown = oneLine(reason.orElse("no reason is recorded")).replaceFirst("\\.$", "");
        return shown.length() > LONGEST_REASON ? shown.substring(0, LONGEST_REASON) + " …" : shown;
    }

    // Templates choose some of these texts: none of them is to move the cursor or begin another line.
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }
}
