"""What the desk says of a stick before anything on it is opened."""

from app.office import stick


def test_what_came_before_is_known_by_its_bytes(district):
    district.room("店子村")
    district.log("店子村", "离婚")
    district.round("店子村")
    with district.at("office"):
        assert [each.new for each in stick.look(district.stick())] == [False]


def test_a_copied_computers_package_has_not_come_before_it_is_opened(district):
    district.room("店子村")
    district.round("店子村")
    district.clone("店子村", "拷贝")
    district.log("店子村", "真的")
    district.log("拷贝", "拷贝的")
    district.round("店子村", "one")
    district.deliver("拷贝", "two")
    with district.at("office"):
        assert [each.new for each in stick.look(district.stick("two"))] == [True]
