package cognitosync.localcloud.address;

import cognitosync.localcloud.account.DataFolder;
import cognitosync.localcloud.account.OptionException;
import cognitosync.localcloud.account.OutputsFile;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reports what is deployed, in {@code outputs.json} and at the terminal, after every operation on a stack. */
public final class StackReports {
    public static final String LOCAL_CLOUD = "LocalCloud";

    private final Stacks stacks;
    private final Origins origins;
    private final Map<String, String> localCloud;
    private final DataFolder folder;
    private final Consumer<String> terminal;
    private final Map<String, StackState> reported = new HashMap<>();
    private volatile Map<String, Map<String, String>> outputs = Map.of();
    private boolean begun;

    /**
     * Reports nothing until {@link #begin}.
     *
     * @param localCloud outputs of the local cloud itself
     * @param folder where {@code outputs.json} lies
     * @param terminal takes a line for the terminal
     */
    public StackReports(
            Stacks stacks,
            Origins origins,
            Map<String, String> localCloud,
            DataFolder folder,
            Consumer<String> terminal) {
        this.stacks = stacks;
        this.origins = origins;
        this.localCloud = localCloud;
        this.folder = folder;
        this.terminal = terminal;
    }

    /** Reports every operation from now on. */
    public synchronized void begin() {
        stacks.all().forEach(stack -> reported.put(stack.identity().id(), stack.state()));
        begun = true;
        outputs = read();
    }

    /** Writes {@code outputs.json} for the first time. */
    public synchronized void write() {
        outputs = read();
        OutputsFile.write(folder, outputs);
    }

    /** Reports the end of an operation on a stack, if it changed what is recorded. */
    public synchronized void changed(DeployedStack stack) {
        if (!begun) {
            return;
        }
        StackState state = stack.state();
        if (state.equals(reported.put(stack.identity().id(), state))) {
            return;
        }
        try {
            write();
        } catch (OptionException e) {
            // The operation itself succeeded.
            terminal.accept(e.getMessage());
        }
        report(stack.identity().name(), state).ending(origins.api()).ifPresent(terminal);
    }

    /** Outputs by stack, and those of the local cloud itself, as in {@code outputs.json}. */
    public Map<String, Map<String, String>> outputs() {
        return outputs;
    }

    /** A report of every stack. */
    public List<StackReport> all() {
        return stacks.all().stream()
                .map(stack -> report(stack.identity().name(), stack.state()))
                .toList();
    }

    private Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        all().stream().filter(StackReport::isDeployed).forEach(report -> all.put(report.name(), report.outputs()));
        all.put(LOCAL_CLOUD, localCloud);
        return Collections.unmodifiableMap(all);
    }

    private StackReport report(String name, StackState state) {
        Map<String, String> local = new LinkedHashMap<>();
        state.outputs().forEach((output, value) -> local.put(output, origins.toLocal(name, value)));
        return StackReport.of(name, state, local);
    }
}
