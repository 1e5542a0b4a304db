package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.ChangeSet;
import cognitosync.localcloud.cloudformation.stack.ChangeSet.Change;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;

/**
 * Describes a change set: the changes that it would make.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html">DescribeChangeSet</a>
 */
record DescribeChangeSet(StackLookup lookup, BootstrapStack bootstrap) implements StackLookup.OnStack {
    @Override
    public InputMembers members() {
        return InputMembers.honouring("StackName", "ChangeSetName")
                .ignoring(
                        "IncludePropertyValues",
                        "a change set is computed from the text of templates, which GetTemplate returns")
                .refusing("NextToken", StackMembers.ONE_PAGE);
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        // By its name there is none: the command line waits until a former one of that name is gone.
        if (bootstrap.isMeant(input) && input.required("ChangeSetName").startsWith("arn:")) {
            result.text("ChangeSetId", bootstrap.changeSet(input.required("ChangeSetName")))
                    .text("StackId", bootstrap.id())
                    .text("StackName", BootstrapStack.NAME)
                    .text("ExecutionStatus", "UNAVAILABLE")
                    .text("Status", "FAILED")
                    .text("StatusReason", BootstrapStack.NO_CHANGES);
            return;
        }
        ChangeSet set = lookup.changeSet(input);
        DeployedStack stack = lookup.stackOf(set);
        boolean executable = set.reason().isEmpty();
        StackTags.write(result, set.tags());
        result.text("ChangeSetName", set.name())
                .text("ChangeSetId", set.id())
                .text("StackId", set.stackId())
                .text("StackName", stack.identity().name())
                .text("Description", set.description())
                .text("CreationTime", set.createdAt())
                .text("ExecutionStatus", executable ? "AVAILABLE" : "UNAVAILABLE")
                .text("Status", executable ? "CREATE_COMPLETE" : "FAILED")
                .text("StatusReason", set.reason())
                .text("IncludeNestedStacks", false)
                .members("NotificationARNs", List.of(), (xml, none) -> {})
                .members("Capabilities", List.of(), (xml, none) -> {})
                .members("Parameters", set.shownParameters().entrySet(), (xml, parameter) -> xml.text(
                                "ParameterKey", parameter.getKey())
                        .text("ParameterValue", parameter.getValue()))
                .members("Changes", set.changes(), DescribeChangeSet::write);
    }

    private static void write(Xml xml, Change change) {
        xml.text("Type", "Resource").element("ResourceChange", inside -> {
            inside.text("Action", change.action())
                    .text("LogicalResourceId", change.logicalId())
                    .text("ResourceType", change.type());
            if (!change.physicalId().isEmpty()) {
                inside.text("PhysicalResourceId", change.physicalId());
            }
            if (change.action().equals("Modify")) {
                inside.text("Replacement", change.replacement());
            }
            inside.members("Scope", change.details().isEmpty() ? List.of() : List.of("Properties"), Xml::plain)
                    .members("Details", change.details(), DescribeChangeSet::write);
        });
    }

    private static void write(Xml xml, Change.Detail detail) {
        xml.element("Target", target -> target.text("Attribute", "Properties")
                        .text("Name", detail.property())
                        .text("RequiresRecreation", detail.recreation()))
                .text("Evaluation", detail.direct() ? "Static" : "Dynamic")
                .text("ChangeSource", detail.direct() ? "DirectModification" : "ResourceReference");
    }
}
