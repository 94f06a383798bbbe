from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from edition.imaging.opening import opened
from edition.imaging.rights import rights
from edition.reading.embedded import embedded_words
from tests.reading.pictures import iim, picture, xmp

ELEMENTS = (
    "<dc:creator><rdf:Seq><rdf:li>Ida Brandt</rdf:li><rdf:li>Ruth Okello</rdf:li></rdf:Seq></dc:creator>"
    "<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>© Port Ansel Pictures</rdf:li></rdf:Alt></dc:rights>"
    "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>The quay &amp; the boats</rdf:li></rdf:Alt></dc:description>"
    "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>Nine boats.</rdf:li></rdf:Alt>"
    "</Iptc4xmpCore:AltTextAccessibility>"
    "<photoshop:Instructions>Not for the web</photoshop:Instructions>"
)
ATTRIBUTES = (
    'photoshop:Credit="Port Ansel Pictures" photoshop:AuthorsPosition="Staff" '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="50,27N" '
    'xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:OwnerName="Secret" aux:SerialNumber="4711"'
)
PRIVATE = (b"Not for the web", b"Staff", b"50,27N", b"Secret", b"4711")


def kept(path: Path) -> bytes:
    data = path.read_bytes()
    with opened(path, data) as image:
        return rights(image, data)


def published(folder: Path, packet: bytes) -> Path:
    """Save a picture that has a packet as its only metadata."""
    return picture(folder / "published.jpg", xmp=packet)


def test_who_made_it_stays_and_what_is_private_goes(tmp_path):
    path = picture(tmp_path / "a.jpg", xmp=xmp(ATTRIBUTES, ELEMENTS))
    packet = kept(path)
    assert not [word for word in PRIVATE if word in packet]
    assert "© Port Ansel Pictures".encode() in packet
    assert b"Ruth Okello" in packet
    assert embedded_words(published(tmp_path, packet))[0] == embedded_words(path)[0]


def test_older_records_are_put_into_the_packet(tmp_path):
    path = picture(tmp_path / "a.jpg", iim=iim(caption="Der Kai", credit="Port Ansel Pictures", byline="Ida Brandt"))
    words = embedded_words(published(tmp_path, kept(path)))[0]
    assert (words.caption, words.credit) == ("Der Kai", "Port Ansel Pictures")
    assert b"Ida Brandt" in kept(path)


def test_the_packet_is_believed_before_older_records(tmp_path):
    path = picture(tmp_path / "a.jpg", xmp=xmp('photoshop:Credit="New"'), iim=iim(credit="Old", caption="Der Kai"))
    words = embedded_words(published(tmp_path, kept(path)))[0]
    assert (words.caption, words.credit) == ("Der Kai", "New")


@pytest.mark.parametrize("sign", ["©".encode(), b" \xa9"])
def test_a_camera_s_copyright_notice_stays_and_its_owner_does_not(tmp_path, sign):
    exif = Image.Exif()
    exif[ExifTags.Base.Copyright] = "** Ida Brandt"
    exif[ExifTags.Base.Artist] = "Secret"
    path = picture(tmp_path / "a.jpg", exif=exif)
    path.write_bytes(path.read_bytes().replace(b"**", sign))
    packet = kept(path)
    assert "© Ida Brandt".encode() in packet
    assert b"Secret" not in packet


@pytest.mark.parametrize("form", ["PNG", "WEBP", "TIFF"])
def test_packets_of_other_formats_are_found(tmp_path, form):
    packet, image = xmp(ATTRIBUTES, ELEMENTS), Image.new("RGB", (320, 200))
    if form == "PNG":
        options = {"pnginfo": PngImagePlugin.PngInfo()}
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", packet.decode())
    else:
        options = {"xmp": packet} if form == "WEBP" else {"tiffinfo": {700: packet}}
    image.save(tmp_path / "a", form, **options)
    assert b"Ruth Okello" in kept(tmp_path / "a")


@pytest.mark.parametrize("packet", [b"", b"<not xml", b"\x00\xff", xmp('photoshop:Instructions="Not for the web"')])
def test_what_says_nothing_for_everybody_has_no_packet(tmp_path, packet):
    assert kept(picture(tmp_path / "a.jpg", xmp=packet)) == b""


def test_the_same_picture_gives_the_same_packet(tmp_path):
    path = picture(tmp_path / "a.jpg", xmp=xmp(ATTRIBUTES, ELEMENTS))
    assert kept(path) == kept(path)
    again = published(tmp_path, kept(path))
    assert kept(again) == kept(path)
    assert Image.open(BytesIO(again.read_bytes())).info["xmp"] == kept(path)
