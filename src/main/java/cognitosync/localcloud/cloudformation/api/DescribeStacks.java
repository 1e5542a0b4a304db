package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.Xml;
import java.util.Optional;

/**
 * Tells where one stack stands, or every stack that exists. A deleted one answers to its id only.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html">DescribeStacks</a>
 */
record DescribeStacks(StackLookup lookup, StackXml xml, BootstrapStack bootstrap) implements QueryOperation {
    @Override
    public Optional<String> resource(QueryInput input) {
        return lookup.resource(input);
    }

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
        list.element("member", inside -> xml.write(inside, stack));
    }
}
