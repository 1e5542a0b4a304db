package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.resource.LocalAddresses;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.cloudformation.template.TemplateText;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes one stack, or every stack that exists; a deleted one by its id only.
 *
 * @param addresses translates outputs, since clients are on this machine
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html">DescribeStacks</a>
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html">Stack</a>
 */
record DescribeStacks(StackLookup lookup, LocalAddresses addresses, BootstrapStack bootstrap)
        implements StackLookup.OnStack {
    @Override
    public InputMembers members() {
        return InputMembers.honouring("StackName").refusing("NextToken", StackMembers.ONE_PAGE);
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        Optional<String> name = input.text("StackName");
        if (name.isEmpty()) {
            result.element("Stacks", list -> {
                lookup.stacks().all().forEach(stack -> member(list, stack));
                list.element("member", bootstrap::write);
            });
        } else if (bootstrap.isNamed(name.get())) {
            result.element("Stacks", list -> list.element("member", bootstrap::write));
        } else {
            DeployedStack stack = lookup.stack(input);
            result.element("Stacks", list -> member(list, stack));
        }
    }

    private void member(Xml list, DeployedStack stack) {
        list.element("member", inside -> write(inside, stack));
    }

    private void write(Xml xml, DeployedStack stack) {
        StackState state = stack.state();
        String name = stack.identity().name();
        xml.text("StackId", stack.identity().id())
                .text("StackName", name)
                .text(
                        "Description",
                        state.template()
                                .flatMap(TemplateText::json)
                                .map(template -> template.path("Description").asText())
                                .filter(text -> !text.isEmpty()))
                .text("CreationTime", state.createdAt())
                .text("LastUpdatedTime", state.updatedAt())
                .text("DeletionTime", state.deletedAt())
                .text("StackStatus", state.status())
                .text("StackStatusReason", state.reason());
        common(xml, state.isProtected());
        StackTags.write(xml, state.tags());
        pairs(xml, "Parameters", "Parameter", state.shownParameters());
        xml.members("Outputs", state.outputs().entrySet(), (output, each) -> output.text("OutputKey", each.getKey())
                .text("OutputValue", addresses.toLocal(name, each.getValue())));
    }

    static void common(Xml xml, boolean isProtected) {
        xml.text("DisableRollback", false)
                .text("EnableTerminationProtection", isProtected)
                .members("NotificationARNs", List.of(), (none, nothing) -> {})
                .members("Capabilities", List.of("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"), Xml::plain)
                .element("DriftInformation", drift -> drift.text("StackDriftStatus", "NOT_CHECKED"));
    }

    static void pairs(Xml xml, String list, String what, Map<String, String> pairs) {
        xml.members(list, pairs.entrySet(), (member, each) -> member.text(what + "Key", each.getKey())
                .text(what + "Value", each.getValue()));
    }
}
