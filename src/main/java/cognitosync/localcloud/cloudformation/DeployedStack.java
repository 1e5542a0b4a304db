package cognitosync.localcloud.cloudformation;

import cognitosync.localcloud.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stack and what was made of it. A template deployed again is an update: the same logical id of the same type keeps what
 * exists, unless a property changed that replaces it. What fails is taken back. One operation at a time.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html">Stack failure options</a>
 */
public final class DeployedStack {
    private static final Logger LOG = LoggerFactory.getLogger(DeployedStack.class);

    private final StackIdentity identity;
    private final StackRecords records;
    private final ResourceRecords resources;
    private final StackEvents events;
    private final Stacks.Types types;

    DeployedStack(StackIdentity identity, StackRecords records, Stacks.Types types) {
        this.identity = identity;
        this.records = records;
        this.resources = new ResourceRecords(records.database(), identity.name());
        this.events = new StackEvents(records.database());
        this.types = types;
    }

    /** Which stack. */
    public StackIdentity identity() {
        return identity;
    }

    /** Where it stands. */
    public StackState state() {
        return records.state(identity.id());
    }

    /** Outputs of the last complete deployment, in the template's order. */
    public Map<String, String> outputs() {
        return state().outputs();
    }

    /** Template of the last complete deployment. */
    public Optional<JsonNode> template() {
        return state().template().map(StackRecords::object);
    }

    /** Whether a deployment of that would change nothing. */
    public boolean isDeployed(Submission submission) {
        return submission.isDeployed(state());
    }

    /** What was made, in order; nothing where the stack was deleted. */
    public List<DeployedResource> resources() {
        return state().isDeleted() ? List.of() : resources.all();
    }

    /** What happened, the newest first. */
    public List<StackEvent> events() {
        return events.of(identity);
    }

    /** A page of it, from the event of that id on; empty where that is none of this stack. */
    public List<StackEvent> events(Optional<String> from, int limit) {
        return events.page(identity, from, limit);
    }

    /** The last event of each resource that there is, by logical id. */
    public Map<String, StackEvent> lastEvents() {
        return events.lastOfEach(identity, resources());
    }

    /** Deploys a template that was read already. */
    public Map<String, String> deploy(Template template, Map<String, String> parameters) {
        return deploy(Submission.of(template, parameters, state().tags()));
    }

    /**
     * Checks without making anything.
     *
     * @throws DeploymentException where the template is refused
     */
    public void check(Submission submission) {
        plan(submission, DeployedResource.byLogicalId(resources()));
    }

    /**
     * Makes what the template declares, then deletes what it no longer has, in reverse order.
     *
     * @return the outputs
     * @throws DeploymentException where anything is refused: before anything is made if it can be known, else taken back
     */
    public Map<String, String> deploy(Submission submission) {
        recover();
        if (state().isDeleted()) {
            // What is recorded by its name may be another stack's by now.
            throw new DeploymentException("The stack " + identity.id() + " was deleted; deploy it anew by its name.");
        }
        Map<String, DeployedResource> before = DeployedResource.byLogicalId(resources.all());
        Plan plan = plan(submission, before);
        Progress progress = progress(submission.token());
        if (submission.isDeployed(state())) {
            Map<String, String> outputs = making(progress, before, before).make(plan);
            unmaking(progress).leftovers();
            return outputs;
        }
        boolean creates = state().template().isEmpty();
        begin(creates, progress);
        try {
            Map<String, String> outputs = making(progress, before, before).make(plan);
            complete(creates, plan, submission, outputs, progress);
            return outputs;
        } catch (DeploymentException e) {
            takeBack(creates, progress, Optional.of(e.getMessage()));
            throw e;
        }
    }

    /** Brings what is deployed in line with the addresses of this run. */
    public void refresh() {
        recover();
        StackState state = state();
        // Of a stack that is half deleted, nothing is made again.
        if (state.template().isPresent() && !state.isDeleted() && state.status() != StackStatus.DELETE_FAILED) {
            deploy(Submission.deployed(state));
        }
    }

    /** Ends what was cut off in the middle, as CloudFormation would end it. */
    public void recover() {
        StackStatus found = state().status();
        try {
            recover(found, progress(Optional.empty()), Optional.of("The operation was cut off in the middle."));
        } catch (DeploymentException | StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            // Nobody is at work on it any more: no status may say so, also where it could not be ended well.
            enter(found.failed(), Optional.of(Failures.reason(e, LOG)), progress(Optional.empty()));
        }
    }

    private void recover(StackStatus found, Progress progress, Optional<String> reason) {
        switch (found) {
            case CREATE_IN_PROGRESS, ROLLBACK_IN_PROGRESS -> takeBack(true, progress, reason);
            case UPDATE_IN_PROGRESS, UPDATE_ROLLBACK_IN_PROGRESS -> takeBack(false, progress, reason);
            case UPDATE_COMPLETE_CLEANUP_IN_PROGRESS -> cleanUp(progress, StackStatus.UPDATE_COMPLETE);
            case UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS ->
                cleanUp(progress, StackStatus.UPDATE_ROLLBACK_COMPLETE);
            case DELETE_IN_PROGRESS -> delete(Optional.empty());
            default -> {} // Nobody was at work.
        }
    }

    /**
     * Deletes what was made, in reverse order, apart from what is retained; the stack is then known by its id only.
     *
     * @throws DeploymentException where something cannot be deleted
     */
    public void delete(Optional<String> token) {
        if (state().isDeleted()) {
            return;
        }
        Progress progress = progress(token);
        enter(StackStatus.DELETE_IN_PROGRESS, Optional.empty(), progress);
        Unmaking unmaking = unmaking(progress);
        unmaking.begun();
        unmaking.leftovers();
        Optional<String> failed = unmaking.all();
        if (failed.isPresent()) {
            enter(StackStatus.DELETE_FAILED, failed, progress);
            throw new DeploymentException(failed.get());
        }
        records.delete(identity, progress.of(StackStatus.DELETE_COMPLETE, Optional.empty()));
    }

    private Plan plan(Submission submission, Map<String, DeployedResource> before) {
        return Plan.of(identity, submission.template(), submission.parameters(), before, types);
    }

    private void begin(boolean creates, Progress progress) {
        StackStatus status = creates ? StackStatus.CREATE_IN_PROGRESS : StackStatus.UPDATE_IN_PROGRESS;
        records.enter(status, Optional.empty(), progress.of(status, Optional.of("User Initiated")), t -> {
            resources.keepBefore(t);
            StackRecords.begin(t, identity, creates, types.clock().instant());
            return null;
        });
    }

    private void complete(
            boolean creates, Plan plan, Submission submission, Map<String, String> outputs, Progress progress) {
        Map<String, TemplateResource> wanted =
                plan.wanted().stream().collect(Collectors.toMap(TemplateResource::logicalId, Function.identity()));
        Set<String> inUse =
                Unmaking.names(resources.all().stream().filter(resource -> wanted.containsKey(resource.logicalId())));
        StackStatus status = creates ? StackStatus.CREATE_COMPLETE : StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS;
        records.enter(status, Optional.empty(), progress.of(status, Optional.empty()), t -> {
            for (DeployedResource old : resources.list(t, "stack_resource_before")) {
                TemplateResource now = wanted.get(old.logicalId());
                boolean retained = now == null ? old.retained() : now.onReplace() == Retention.RETAIN;
                if (!retained && !inUse.contains(Unmaking.name(old))) {
                    resources.leave(t, old);
                }
                if (now == null) {
                    resources.forget(t, old.logicalId());
                }
            }
            for (TemplateResource made : plan.wanted()) {
                resources.retain(t, made.logicalId(), made.onDelete().holds(false));
            }
            StackRecords.deployed(t, identity, submission, outputs);
            return null;
        });
        if (!creates) {
            cleanUp(progress, StackStatus.UPDATE_COMPLETE);
        }
    }

    private void cleanUp(Progress progress, StackStatus then) {
        unmaking(progress).leftovers();
        enter(then, state().reason(), progress);
    }

    private void takeBack(boolean created, Progress progress, Optional<String> reason) {
        if (created) {
            enter(StackStatus.ROLLBACK_IN_PROGRESS, reason, progress);
            unmaking(progress).begun();
            Optional<String> failed = unmaking(progress).all();
            enter(
                    failed.isPresent() ? StackStatus.ROLLBACK_FAILED : StackStatus.ROLLBACK_COMPLETE,
                    failed.or(() -> reason),
                    progress);
            return;
        }
        Map<String, DeployedResource> before = DeployedResource.byLogicalId(resources.before());
        Map<String, DeployedResource> now = DeployedResource.byLogicalId(resources.all());
        leaveWhatIsNew(before, now, progress, reason);
        unmaking(progress).begun();
        try {
            making(progress, before, now).make(plan(Submission.deployed(state()), before));
        } catch (DeploymentException e) {
            LOG.error("The stack {} could not be changed back: {}", identity.name(), e.getMessage());
            enter(StackStatus.UPDATE_ROLLBACK_FAILED, Optional.of(e.getMessage()), progress);
            return;
        }
        StackStatus status = StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS;
        records.enter(status, reason, progress.of(status, Optional.empty()), t -> {
            for (String logicalId : now.keySet()) {
                if (!before.containsKey(logicalId)) {
                    resources.forget(t, logicalId);
                }
            }
            return null;
        });
        cleanUp(progress, StackStatus.UPDATE_ROLLBACK_COMPLETE);
    }

    private void leaveWhatIsNew(
            Map<String, DeployedResource> before,
            Map<String, DeployedResource> now,
            Progress progress,
            Optional<String> reason) {
        Set<String> old = Unmaking.names(before.values().stream());
        StackStatus status = StackStatus.UPDATE_ROLLBACK_IN_PROGRESS;
        records.enter(status, reason, progress.of(status, reason), t -> {
            for (DeployedResource resource : now.values()) {
                if (!old.contains(Unmaking.name(resource)) && !resource.retained()) {
                    resources.leave(t, resource);
                }
            }
            return null;
        });
    }

    private void enter(StackStatus status, Optional<String> reason, Progress progress) {
        records.enter(status, reason, progress.of(status, reason), t -> null);
    }

    private Progress progress(Optional<String> token) {
        return new Progress(identity, types.clock(), token);
    }

    private Making making(
            Progress progress, Map<String, DeployedResource> existing, Map<String, DeployedResource> now) {
        return new Making(resources, events, types.handlers(), progress, existing, now);
    }

    private Unmaking unmaking(Progress progress) {
        return new Unmaking(records, resources, events, types.handlers(), progress);
    }
}
