package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.resource.LocalAddresses;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;
import java.util.Map;

/**
 * Writes a stack.
 *
 * @param addresses translates outputs: clients are on this machine
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html">Stack</a>
 */
record StackXml(LocalAddresses addresses) {
    void write(Xml xml, DeployedStack stack) {
        StackState state = stack.state();
        String name = stack.identity().name();
        xml.text("StackId", stack.identity().id())
                .text("StackName", name)
                .text(
                        "Description",
                        stack.template()
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
