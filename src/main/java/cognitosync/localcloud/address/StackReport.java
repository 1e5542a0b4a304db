package cognitosync.localcloud.address;

import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.cloudformation.stack.StackStatus;
import cognitosync.localcloud.console.Console;
import cognitosync.localcloud.messages.Messages;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a stack, as the terminal reports it.
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

    /** Longer reasons are truncated; the console shows them in full. */
    private static final int LONGEST_REASON = 500;

    /** Whether it was deployed and no deletion has begun. */
    public boolean isDeployed() {
        return complete
                && switch (status) {
                    case DELETE_IN_PROGRESS, DELETE_FAILED, DELETE_COMPLETE -> false;
                    default -> true;
                };
    }

    /** The address of the site. */
    public Optional<String> site() {
        return Optional.ofNullable(outputs.get("SiteUrl"))
                .or(() -> Optional.ofNullable(outputs.get("WebsiteUrl")))
                .map(StackReport::oneLine);
    }

    /**
     * The result of the last operation; empty while one is in progress, and for a stack with only a change set.
     *
     * @param api address of the API port
     */
    public Optional<String> ending(String api) {
        return switch (status) {
            case CREATE_COMPLETE, UPDATE_COMPLETE ->
                Optional.of(site().map(address -> Messages.text("terminal.stack.deployed-at", name, address))
                        .orElseGet(() -> Messages.text("terminal.stack.deployed", name)));
            case DELETE_COMPLETE -> Optional.of(Messages.text("terminal.stack.deleted", name));
            case ROLLBACK_COMPLETE, ROLLBACK_FAILED ->
                Optional.of(Messages.text("terminal.stack.create-failed", name, shownReason(), console(api)));
            case UPDATE_ROLLBACK_COMPLETE ->
                Optional.of(Messages.text("terminal.stack.update-failed", name, shownReason(), console(api)));
            case UPDATE_ROLLBACK_FAILED ->
                Optional.of(Messages.text("terminal.stack.rollback-failed", name, shownReason(), console(api)));
            case DELETE_FAILED ->
                Optional.of(Messages.text("terminal.stack.delete-failed", name, shownReason(), console(api)));
            default -> Optional.empty();
        };
    }

    private static String console(String api) {
        return api + Console.PATH + "/stacks";
    }

    private String shownReason() {
        String shown = oneLine(reason.orElseGet(() -> Messages.text("terminal.stack.no-reason")))
                .replaceFirst("\\.$", "");
        return shown.length() > LONGEST_REASON ? shown.substring(0, LONGEST_REASON) + " …" : shown;
    }

    // Some of these texts come from templates: they must not move the cursor or add lines.
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }
}
