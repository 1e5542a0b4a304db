package cognitosync.localcloud.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The list of parts that completes an object.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompletedMultipartUpload.html">CompletedMultipartUpload</a>
 */
final class CompletedParts {
    private CompletedParts() {}

    /**
     * One entry.
     *
     * @param number of the part
     * @param etag in quotes
     * @param checksums those that are given, by algorithm
     */
    record Entry(String number, String etag, Map<String, String> checksums) {}

    static List<Entry> parse(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // Without a document type there are no entities, neither endless nor foreign ones.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default one writes to standard error.
            builder.setErrorHandler(new DefaultHandler());
            NodeList parts = builder.parse(new ByteArrayInputStream(body)).getElementsByTagName("Part");
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < parts.getLength(); i++) {
                Element part = (Element) parts.item(i);
                String etag = text(part, "ETag");
                entries.add(new Entry(
                        text(part, "PartNumber"), etag.startsWith("\"") ? etag : '"' + etag + '"', checksums(part)));
            }
            if (entries.isEmpty()) {
                throw malformed();
            }
            return entries;
        } catch (SAXException e) {
            throw malformed();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("This Java cannot read XML safely.", e);
        }
    }

    private static Map<String, String> checksums(Element part) {
        Map<String, String> checksums = new TreeMap<>();
        PartsChecksum.ALGORITHMS.keySet().forEach(algorithm -> {
            String value = text(part, "Checksum" + algorithm);
            if (!value.isEmpty()) {
                checksums.put(algorithm, value);
            }
        });
        return checksums;
    }

    private static String text(Element part, String name) {
        NodeList found = part.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static S3Exception malformed() {
        return new S3Exception(new S3Error(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema",
                Map.of()));
    }
}
