package cognitosync.localcloud.access.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address with a prefix length, as in {@code 203.0.113.0/24} (RFC 4632). */
record AddressRange(byte[] address, int prefixLength) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    // Broader ranges count as public: the note on aws:SourceIp in the S3 user guide, "Blocking public access".
    private static final int BROADEST_IPV4_PREFIX = 8;
    private static final int BROADEST_IPV6_PREFIX = 32;
    private static final int IPV4_BYTES = 4;

    static ConditionOperator.ValueTest comparison(String policyValue, boolean variables) {
        AddressRange range = parse(policyValue)
                .orElseThrow(() -> new PolicyException(
                        "\"" + policyValue + "\" in a condition is no address range; write it as 203.0.113.0/24."));
        return (value, context) -> parseAddress(value).map(range::contains).orElse(false);
    }

    /** Whether the text is an address or a range so narrow that a policy for it is not public. */
    static boolean isNarrow(String text) {
        return parse(text)
                .filter(range -> range.prefixLength
                        >= (range.address.length == IPV4_BYTES ? BROADEST_IPV4_PREFIX : BROADEST_IPV6_PREFIX))
                .isPresent();
    }

    private static Optional<AddressRange> parse(String text) {
        String[] parts = text.split("/", 2);
        return parseAddress(parts[0]).flatMap(address -> {
            int bits = address.length * 8;
            if (parts.length == 1) {
                return Optional.of(new AddressRange(address, bits));
            }
            int length = parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
            return length >= 0 && length <= bits ? Optional.of(new AddressRange(address, length)) : Optional.empty();
        });
    }

    // Only text that is an address by its form is handed on: anything else would be looked up as a host name.
    private static Optional<byte[]> parseAddress(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
