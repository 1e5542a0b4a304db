package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.ChangeSet;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackStatus;
import cognitosync.localcloud.cloudformation.stack.Submission;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;
import java.util.Optional;

/**
 * Creates a change set: what a deployment of the template would change.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html">CreateChangeSet</a>
 */
record CreateChangeSet(StackLookup lookup, SubmissionInput submissions, DeploymentGuard guard, BootstrapStack bootstrap)
        implements StackLookup.OnStack {
    private static final int LONGEST_DESCRIPTION = 1_024;

    @Override
    public InputMembers members() {
        String imports = "importing resources is not supported";
        return StackMembers.rollingBack(StackMembers.of(lookup), "OnStackFailure")
                .andHonouring("ChangeSetName", "ChangeSetType", "Description", "UsePreviousTemplate")
                .ignoring(
                        "ClientToken", "a change set is created at once, so no call is repeated for lack of a response")
                .ignoring("IncludeNestedStacks", "nested stacks are not supported, so there are none to include")
                .refusing("ResourcesToImport[].ResourceType", imports)
                .refusing("ResourcesToImport[].LogicalResourceId", imports)
                .refusing("ResourcesToImport[].ResourceIdentifier", imports)
                .refusingUnless("ImportExistingResources", InputMembers.is("false"), imports)
                .refusing("DeploymentMode", "drift detection is not supported");
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        String name = input.required("ChangeSetName");
        if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,127}")) {
            throw invalid(
                    "The ChangeSetName " + name + " is not valid. Use a letter, then letters, digits and hyphens.");
        }
        requireKnownType(input);
        input.text("Description")
                .filter(text -> text.length() > LONGEST_DESCRIPTION)
                .ifPresent(text -> {
                    throw invalid("The Description has " + text.length() + " characters; the limit is "
                            + LONGEST_DESCRIPTION + ".");
                });
        if (bootstrap.isMeant(input)) {
            result.text("Id", bootstrap.changeSet(name)).text("StackId", bootstrap.id());
            return;
        }
        Optional<DeployedStack> found = lookup.live(input);
        found.ifPresent(guard::requireIdle);
        // An interrupted deletion has been completed by now.
        Optional<DeployedStack> known = found.filter(stack -> !stack.state().isDeleted());
        // Read before the name of a new stack is recorded: what is refused leaves no stack behind.
        submissions.read(input, known.map(DeployedStack::state), Optional.empty());
        DeployedStack stack = stack(input, known);
        ChangeSet made = guard.exclusively(() -> create(input, stack, name));
        result.text("Id", made.id()).text("StackId", stack.identity().id());
    }

    private ChangeSet create(QueryInput input, DeployedStack stack, String name) {
        stack(input, Optional.of(stack));
        Submission submission = submissions.read(input, Optional.of(stack.state()), Optional.empty());
        if (lookup.stacks().changeSets().of(stack.identity()).stream()
                .anyMatch(set -> set.name().equals(name))) {
            throw new AwsException(
                    "AlreadyExistsException", 400, "ChangeSet " + name + " cannot be created due to a name conflict.");
        }
        return lookup.stacks().changeSets().create(stack, name, submission, input.text("Description"));
    }

    private DeployedStack stack(QueryInput input, Optional<DeployedStack> known) {
        String name = input.required("StackName");
        if (type(input).equals("CREATE")) {
            if (known.isPresent() && known.get().state().status() != StackStatus.REVIEW_IN_PROGRESS) {
                throw invalid("Stack [" + name + "] already exists and cannot be created again with the changeSet ["
                        + input.required("ChangeSetName") + "].");
            }
            return known.orElseGet(() -> fresh(name));
        }
        DeployedStack stack = known.orElseThrow(() -> invalid("Stack [" + name + "] does not exist"));
        DeploymentGuard.requireUpdatable(stack.identity(), stack.state().status());
        return stack;
    }

    private static String type(QueryInput input) {
        return input.text("ChangeSetType").orElse("UPDATE");
    }

    // First: "cdk import" sends its template as YAML, which must not be the error.
    private static void requireKnownType(QueryInput input) {
        if (!List.of("CREATE", "UPDATE").contains(type(input))) {
            throw invalid("The ChangeSetType " + type(input)
                    + " (cdk import) is not supported by the local cloud. Use CREATE or UPDATE.");
        }
    }

    private DeployedStack fresh(String name) {
        try {
            return lookup.stacks().stack(name);
        } catch (DeploymentException e) {
            throw invalid(e.getMessage());
        }
    }

    private static AwsException invalid(String message) {
        return new AwsException("ValidationError", 400, message);
    }
}
